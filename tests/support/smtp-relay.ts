import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What the relay does with one recipient: answers, or falls silent before or after it has taken the message. */
export type Behaviour = 'accept' | 'refuse' | 'try-later' | 'silent-before' | 'silent-after' | 'refuse-content'

/** A relay that is set wrong refuses everybody: at its greeting, or at MAIL FROM. */
export type Fault = 'greeting' | 'sender'

export type Received = { to: string; messageId: string; source: string }

type Options = { keepSource?: boolean; fault?: () => Fault | null }

/** A real SMTP server on a free local port. `attempt` counts from 1 for each address. */
export async function startRelay(
  behaviour: (to: string, attempt: number) => Behaviour,
  { keepSource = true, fault = () => null }: Options = {},
) {
  const received: Received[] = []
  const attempts = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 50,
    logger: false,
    onConnect: (_session, callback) =>
      fault() === 'greeting' ? callback(answer(554, 'No SMTP service here')) : callback(),
    onMailFrom: (_address, _session, callback) =>
      fault() === 'sender' ? callback(answer(550, '5.1.0 Sender address rejected')) : callback(),
    onRcptTo({ address }, _session, callback) {
      const attempt = (attempts.get(address) ?? 0) + 1
      attempts.set(address, attempt)
      const asked = behaviour(address, attempt)
      if (asked === 'silent-before') return
      if (asked === 'refuse') return callback(answer(550, 'No such user'))
      if (asked === 'try-later') return callback(answer(451, 'Try again later'))
      callback()
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const asked = behaviour(to, attempts.get(to) ?? 1)
        if (asked === 'refuse-content') return callback(answer(554, 'Rejected'))
        const source = Buffer.concat(parts).toString()
        const messageId = source.match(/^Message-ID: (\S+)/im)?.[1] ?? ''
        received.push({ to, messageId, source: keepSource ? source : '' })
        if (asked !== 'silent-after') callback()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    received,
    attempts,
    connections: () => server.connections.size,
    url: (options = '') => `smtp://127.0.0.1:${port}${options}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const answer = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })
