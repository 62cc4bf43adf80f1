import { afterEach, describe, expect, test } from 'vitest'
import { type Mail, type Mailer, MailRefused, MailUnavailable, MailUncertain } from '@/lib/notifications/outcomes'
import { createSmtpMailer } from '@/lib/notifications/smtp'
import { type Behaviour, type Fault, startRelay } from '../../support/smtp-relay'

const open: { relay?: Awaited<ReturnType<typeof startRelay>>; mailer?: Mailer } = {}

afterEach(async () => {
  await open.mailer?.close()
  await open.relay?.stop()
})

async function start(behaviour: (to: string, attempt: number) => Behaviour, fault: Fault | null = null) {
  const relay = await startRelay(behaviour, { fault: () => fault })
  const mailer = createSmtpMailer(relay.url('?socketTimeout=300'))
  Object.assign(open, { relay, mailer })
  return { relay, mailer }
}

const mail = (key: string): Mail => ({
  key,
  from: 'lycee@pont-vert.example',
  fromName: 'Lycée du Pont-Vert',
  to: 'k.haddad@courriel.example',
  subject: 'Votre code pour suivre la scolarité de Lina',
  html: '<p>Bonjour</p>',
  text: 'Bonjour',
})

describe('SMTP relay', () => {
  test('an accepted message carries the key, the school’s name and both bodies; the connection serves again', async () => {
    const { relay, mailer } = await start(() => 'accept')
    const first = await mailer.send(mail('cle-1'))
    await mailer.send(mail('cle-2'))
    expect(first.providerId).toBe('<cle-1@pont-vert.example>')
    expect(relay.received.map((one) => one.messageId)).toEqual([
      '<cle-1@pont-vert.example>',
      '<cle-2@pont-vert.example>',
    ])
    expect(relay.received[0]?.source).toMatch(
      /From: =\?UTF-8\?Q\?Lyc=C3=A9e_du_Pont-Vert\?= <lycee@pont-vert\.example>/,
    )
    expect(relay.received[0]?.source).toContain('Content-Type: text/html')
  })

  test('[TS-96] an unknown address is MailRefused; a refusal of the content is not the address’s', async () => {
    const { relay, mailer } = await start((_to, attempt) => (attempt === 1 ? 'refuse' : 'refuse-content'))
    await expect(mailer.send(mail('a'))).rejects.toBeInstanceOf(MailRefused)
    await expect(mailer.send(mail('b'))).rejects.toBeInstanceOf(MailUnavailable)
    expect(relay.received).toEqual([])
  })

  test.each(['greeting', 'sender'] as const)(
    '[TS-96] a relay that refuses everybody (%s) condemns no address',
    async (fault) => {
      const { mailer } = await start(() => 'accept', fault)
      await expect(mailer.send(mail('a'))).rejects.toBeInstanceOf(MailUnavailable)
    },
  )

  test('[TS-96] an address that cannot be said to a relay is MailRefused', async () => {
    const { mailer } = await start(() => 'accept')
    await expect(mailer.send({ ...mail('a'), to: 'k\nhaddad@courriel.example' })).rejects.toBeInstanceOf(MailRefused)
  })

  test('« try later », silence before the message and a closed port are MailUnavailable: sent again, one copy', async () => {
    const { relay, mailer } = await start((_to, attempt) =>
      attempt === 1 ? 'try-later' : attempt === 2 ? 'silent-before' : 'accept',
    )
    await expect(mailer.send(mail('a'))).rejects.toBeInstanceOf(MailUnavailable)
    await expect(mailer.send(mail('a'))).rejects.toBeInstanceOf(MailUnavailable)
    await mailer.send(mail('a'))
    expect(relay.received).toHaveLength(1)
    await relay.stop()
    await mailer.close()
    await expect(mailer.send(mail('b'))).rejects.toBeInstanceOf(MailUnavailable)
  })

  test('[TS-96] silence after the message is MailUncertain: the relay does hold one copy', async () => {
    const { relay, mailer } = await start(() => 'silent-after')
    await expect(mailer.send(mail('a'))).rejects.toBeInstanceOf(MailUncertain)
    expect(relay.received).toHaveLength(1)
  })

  test('a connection that died while it waited is replaced, not tried', async () => {
    const { relay, mailer } = await start(() => 'accept')
    await mailer.send(mail('a'))
    // Longer than the 300 ms after which a silent connection is closed.
    await expect.poll(() => relay.connections(), { timeout: 5_000 }).toBe(0)
    await mailer.send(mail('b'))
    expect(relay.received).toHaveLength(2)
  })

  test('a name cannot add a header', async () => {
    const { relay, mailer } = await start(() => 'accept')
    await mailer.send({ ...mail('a'), fromName: 'École\r\nBcc: x@y.example', subject: 'Code\r\nBcc: z@y.example' })
    expect(relay.received[0]?.source).not.toMatch(/^Bcc:/im)
  })
})
