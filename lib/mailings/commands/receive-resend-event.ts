import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { isSignedBy, type SignedWebhook } from '@/lib/platform/webhook-signature'
import { bounceReason, ResendEvent } from '../schemas-bounce'
import { recordBounce } from './record-bounce'

/** A bounce may be told before the acceptance of the e-mail is written: Resend is asked to tell it again. */
const EARLY_MS = 10 * 60_000

/**
 * Reads one event of Resend. Returns the status to answer: 404 without a secret, 401 when it is not signed, 400 when it
 * is not an event, 503 « tell me again later », 204 otherwise, whatever it says.
 */
export async function receiveResendEvent(
  webhook: SignedWebhook,
  secret: string | undefined = env.RESEND_WEBHOOK_SECRET,
): Promise<204 | 400 | 401 | 404 | 503> {
  if (!secret) return 404
  const now = realNow()
  if (!(await isSignedBy(secret, webhook, now))) return 401
  const event = ResendEvent.safeParse(parsed(webhook.body))
  if (!event.success) return 400
  const reason = bounceReason(event.data)
  if (!reason) return 204
  const known = await recordBounce(event.data.data.email_id, reason)
  return known || now.getTime() - event.data.created_at.getTime() > EARLY_MS ? 204 : 503
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
