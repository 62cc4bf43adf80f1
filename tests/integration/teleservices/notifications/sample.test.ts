import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkCode } from '@/lib/accounts/domain/activation-code'
import { db } from '@/lib/platform/db'
import { SAMPLE_CODE } from '@/lib/teleservices/letters/sample-letter'
import { requestSample } from '@/lib/teleservices/notifications/commands/request-sample'
import { ALL_CLOSED } from '@/lib/teleservices/notifications/messages'
import { SAMPLE } from '@/lib/teleservices/notifications/messages-sample'
import { renderSampleLetter } from '@/lib/teleservices/notifications/queries/render-sample-letter'
import { sendMessage } from '../../../support/messages'
import { schoolWithCodes } from '../../../support/notifications'
import { readPdf } from '../../../support/pdf'

async function head() {
  const { actor } = await schoolWithCodes([{}])
  const email = `chef.${randomUUID()}@lycee.example`
  await db.account.update({
    where: { id: actor.id },
    data: {
      email,
      memberships: { create: { schoolId: actor.schoolId, role: 'HEAD', validFrom: new Date('2026-09-01') } },
    },
  })
  return { actor, email }
}

test('a sample goes to the person who asks, says EXEMPLE, opens nothing and notifies nobody', async () => {
  const { actor, email } = await head()
  expect(await requestSample(actor)).toEqual({ to: email })
  const asked = await db.notificationBatch.findFirstOrThrow({
    where: {
      kind: 'teleservices.sample',
      deliveries: { some: { recipient: { path: ['accountId'], equals: actor.id } } },
    },
  })
  expect((await sendMessage(asked.requestKey)).state).toBe('ACCEPTED')
  const mail = await db.localMessage.findFirstOrThrow({ where: { to: email } })
  expect(mail.subject).toMatch(/^EXEMPLE/)
  expect(mail.text).toContain(SAMPLE_CODE)
  expect(checkCode(SAMPLE_CODE).ok).toBe(false)
  expect(await db.delivery.count({ where: { schoolId: actor.schoolId } })).toBe(0)
  expect(await db.activationCode.count({ where: { schoolId: actor.schoolId, notifiedAt: { not: null } } })).toBe(0)
})

test('the sample letter is one page marked EXEMPLE; the sixth one waits', async () => {
  const { actor } = await head()
  const { pages } = await readPdf(new Uint8Array(await (await renderSampleLetter(actor)).arrayBuffer()))
  expect(pages).toHaveLength(1)
  expect(pages[0]?.text).toContain('EXEMPLE')
  expect(pages[0]?.text).toContain('Personne n’est notifié')
  for (let times = 2; times <= 5; times++) await renderSampleLetter(actor)
  await expect(renderSampleLetter(actor)).rejects.toThrow(SAMPLE.tooMany)
  expect(await db.storedDocument.count({ where: { schoolId: actor.schoolId } })).toBe(0)
})

test('refused: five samples already, no address, every téléservice closed', async () => {
  const { actor } = await head()
  for (let times = 0; times < 5; times++) await requestSample(actor)
  await expect(requestSample(actor)).rejects.toThrow(SAMPLE.tooMany)
  const other = await head()
  await db.account.update({ where: { id: other.actor.id }, data: { email: null } })
  await expect(requestSample(other.actor)).rejects.toThrow(SAMPLE.noEmail)
  await db.schoolTeleservice.updateMany({ where: { schoolId: other.actor.schoolId }, data: { open: false } })
  await expect(requestSample(other.actor)).rejects.toThrow(ALL_CLOSED)
})
