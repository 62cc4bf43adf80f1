import { z } from 'zod'

/** What Resend says of an e-mail; nothing but its identifier is read. */
export const ResendEvent = z.object({
  type: z.string().max(100),
  created_at: z.coerce.date(),
  data: z.object({ email_id: z.string().min(1).max(200) }),
})

export type BounceReason = 'REFUSED' | 'UNAVAILABLE'

/** The message will not arrive, by the address or by the service. A complaint arrived; a delay is not an end. */
const REASONS: Record<string, BounceReason> = {
  'email.bounced': 'REFUSED',
  'email.suppressed': 'REFUSED',
  'email.failed': 'UNAVAILABLE',
}

export const bounceReason = (type: string): BounceReason | null => REASONS[type] ?? null
