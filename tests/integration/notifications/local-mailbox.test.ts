import { expect, test } from 'vitest'
import { findLocalMessage, listLocalMessages } from '@/lib/notifications/local-mailbox'
import { sendMail } from '@/lib/notifications/mailer'
import { smsSender } from '@/lib/notifications/sms'

test('without a provider, messages wait in the local mailbox, one for each key', async () => {
  const mail = {
    key: 'k1',
    from: 'a@b.example',
    fromName: 'Lycée',
    to: 'c@d.example',
    subject: 'S',
    html: '<p>h</p>',
    text: 't',
  }
  await Promise.all([sendMail(mail), sendMail(mail)])
  await smsSender().send({ key: 'k2', to: '+33612345678', text: 'Votre code' })
  const messages = await listLocalMessages()
  expect(messages.map((one) => [one.channel, one.to])).toEqual([
    ['SMS', '+33612345678'],
    ['EMAIL', 'c@d.example'],
  ])
  expect(await findLocalMessage(messages[1]?.id ?? '')).toMatchObject({ from: 'Lycée <a@b.example>', html: '<p>h</p>' })
})
