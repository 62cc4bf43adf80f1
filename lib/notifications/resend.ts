import 'server-only'
import { Resend } from 'resend'
import { type Mail, type Mailer, MailRefused, MailUnavailable } from './outcomes'

const HOUR = 3_600_000
const TIMEOUT_MS = 20_000

/**
 * Mailer over Resend. It keeps an idempotency key for 24 hours: within 23, a sending whose answer was lost is simply
 * sent again under the same key, so nothing is ever uncertain here.
 */
export function createResendMailer(apiKey: string, baseUrl?: string): Mailer {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : undefined)

  async function send(mail: Mail) {
    const sending = resend.emails.send(
      {
        from: mail.fromName ? `"${mail.fromName.replace(/["\\\r\n]/g, '')}" <${mail.from}>` : mail.from,
        to: mail.to,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        replyTo: mail.replyTo,
      },
      { idempotencyKey: mail.key },
    )
    const { data, error } = await Promise.race([sending, silence()])
    if (data) return { providerId: data.id }
    const reason = error?.name ?? 'timeout'
    throw error && isAboutRecipient(error) ? new MailRefused(reason) : new MailUnavailable(reason)
  }
  // 2 requests a second by team at the start (their default): more in flight only brings answers 429.
  return { replayWindowMs: 23 * HOUR, concurrency: 2, send, close: async () => {} }
}

type Answer = { data: { id: string } | null; error: Problem | null }
type Problem = { name: string; message: string; statusCode: number | null }

const silence = () =>
  new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => resolve({ data: null, error: null }), TIMEOUT_MS)
    timer.unref()
  })

// « Invalid `to` field. » Another 400 or 422 is about `from`, the domain or a header, 401 and 403 about our key: ours to mend.
const isAboutRecipient = ({ statusCode, message }: Problem) =>
  (statusCode === 400 || statusCode === 422) && message.includes('`to`')
