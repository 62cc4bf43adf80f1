import 'server-only'
import { env } from '@/lib/platform/env'
import { localMailer } from './local-mailbox'
import { type Mail, type Mailer, MailUnavailable } from './outcomes'
import { hasRelay } from './relay'
import { createResendMailer } from './resend'
import { createSmtpMailer } from './smtp'

export { type Mail, MailRefused, MailUnavailable, MailUncertain } from './outcomes'

const globals = globalThis as unknown as { passerelleMailer?: Mailer }

/** The one mailer of the process: Resend, else an SMTP relay, else the local mailbox of a demonstration (decision 11). */
export function mailer(): Mailer {
  globals.passerelleMailer ??= chosen()
  return globals.passerelleMailer
}

function chosen(): Mailer {
  if (env.RESEND_API_KEY) return createResendMailer(env.RESEND_API_KEY)
  if (env.SMTP_URL) return createSmtpMailer(env.SMTP_URL)
  return hasRelay() ? localMailer : noRelay
}

/** A code must not rest in clear in a mailbox that nobody reads. */
const noRelay: Mailer = {
  ...localMailer,
  send: async () => {
    throw new MailUnavailable('No relay: neither RESEND_API_KEY nor SMTP_URL is set.')
  },
}

/** Sends one message; throws MailRefused, MailUncertain or MailUnavailable (never anything vaguer on purpose). */
export const sendMail = (mail: Mail): Promise<{ providerId: string }> => mailer().send(mail)

/** Address part of MAIL_FROM: the display name is always the school's (interface.md §10). */
export const senderAddress = (): string => env.MAIL_FROM.match(/<([^>]+)>/)?.[1] ?? env.MAIL_FROM
