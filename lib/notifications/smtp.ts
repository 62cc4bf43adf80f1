import 'server-only'
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { type Mail, type Mailer, MailRefused, MailUnavailable, MailUncertain } from './outcomes'
import { isUnknownRecipient } from './recipient-refusal'

type SmtpOptions = SMTPConnection.Options & { maxConnections?: number; maxMessages?: number }
type SmtpError = Error & { code?: string; command?: string; response?: string; responseCode?: number }

const DEFAULTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 60_000 }

/**
 * Mailer over an SMTP relay: `smtp://user:password@relay:587?maxConnections=8&socketTimeout=20000`.
 * nodemailer's own pool queues a message again when its connection drops, even after the relay has taken it; this one
 * knows whether the last byte was handed over, so that a silent relay gives MailUncertain and never a second copy.
 */
export function createSmtpMailer(url: string): Mailer {
  const options: SmtpOptions = { ...DEFAULTS, ...parseConnectionUrl(url) }
  const idle: Line[] = []
  const perLine = options.maxMessages ?? 100

  async function send(mail: Mail) {
    const line = takeAlive(idle) ?? (await openLine(options))
    try {
      const result = await line.send(mail)
      if (line.sent < perLine && line.alive) idle.push(line)
      else line.close()
      return result
    } catch (error) {
      line.close()
      throw error
    }
  }

  async function close() {
    for (const line of idle.splice(0)) line.close()
  }
  return { replayWindowMs: 0, concurrency: options.maxConnections ?? 8, send, close }
}

/** A line that waited too long was closed by either side: it is thrown away, never tried. */
function takeAlive(idle: Line[]): Line | undefined {
  for (let line = idle.pop(); line; line = idle.pop()) if (line.alive) return line
  return undefined
}

type Line = {
  alive: boolean
  sent: number
  send(mail: Mail): Promise<{ providerId: string }>
  close(): void
}

async function openLine(options: SmtpOptions): Promise<Line> {
  const connection = new SMTPConnection(options)
  let fail: (error: SmtpError) => void = () => {}
  const line: Line = { alive: true, sent: 0, send: (mail) => sendOn(mail), close: () => connection.close() }
  connection.on('error', (error: SmtpError) => {
    line.alive = false
    fail(error)
  })
  connection.on('end', () => {
    line.alive = false
    fail(new Error('Connection ended'))
  })

  await new Promise<void>((resolve, reject) => {
    fail = (error) => reject(outcomeOf(error, false))
    connection.connect((error) => {
      if (error) fail(error)
      else if (!options.auth) resolve()
      else {
        const credentials = options.auth as SMTPConnection.Credentials
        connection.login({ credentials }, (denied) => (denied ? fail(denied) : resolve()))
      }
    })
  }).catch((error: unknown) => {
    connection.close()
    throw error
  })

  async function sendOn(mail: Mail) {
    const { content, envelope, messageId } = await compose(mail)
    let handedOver = false
    const stream = Readable.from([content])
    stream.once('end', () => {
      handedOver = true
    })
    await new Promise<void>((resolve, reject) => {
      fail = (error) => reject(outcomeOf(error, handedOver))
      connection.send(envelope, stream, (error) => (error ? fail(error) : resolve()))
    })
    line.sent += 1
    return { providerId: messageId }
  }
  return line
}

/** What is known after an error. An answer of the relay is always certain; silence depends on what it had received. */
function outcomeOf(error: SmtpError, handedOver: boolean): Error {
  const reason = String(error.responseCode ?? error.code ?? 'ECLOSED')
  if (isUnknownRecipient(error) || isMalformed(error)) return new MailRefused(reason, { cause: error })
  // The relay answered, or nothing was said to it: no copy of this message is anywhere.
  const certain = error.responseCode !== undefined || error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  if (handedOver && !certain) return new MailUncertain(reason, { cause: error })
  return new MailUnavailable(reason, { cause: error })
}

/** nodemailer does not even say this address to the relay. */
const isMalformed = ({ code, message }: SmtpError) => code === 'EENVELOPE' && message.startsWith('Invalid recipient')

async function compose(mail: Mail) {
  const domain = mail.from.split('@')[1] ?? 'localhost'
  const messageId = `<${mail.key}@${domain}>`
  const composer = new MailComposer({
    from: { name: mail.fromName ?? '', address: mail.from },
    to: { name: '', address: mail.to },
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  const content = await composer.compile().build()
  return { content, envelope: { from: mail.from, to: [mail.to] }, messageId }
}
