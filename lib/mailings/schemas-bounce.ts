import { z } from 'zod'

/** What Resend says of an e-mail; nothing but its identifier, and whether a bounce is for good, is read. */
export const ResendEvent = z.object({
  type: z.string().max(100),
  created_at: z.coerce.date(),
  data: z.object({
    email_id: z.string().min(1).max(200),
    bounce: z
      .object({ type: z.string().max(100) })
      .optional()
      .catch(undefined),
  }),
})

export type BounceReason = 'REFUSED' | 'UNAVAILABLE'

/** The message will not arrive, by the address or by the service. A complaint arrived; a delay is not an end. */
const REASONS: Record<string, BounceReason> = {
  'email.bounced': 'REFUSED',
  'email.suppressed': 'REFUSED',
  'email.failed': 'UNAVAILABLE',
}

/** A full mailbox or a message that is too big (« Transient ») does not condemn the address. */
export function bounceReason({ type, data }: z.infer<typeof ResendEvent>): BounceReason | null {
  const reason = REASONS[type] ?? null
  return reason && data.bounce?.type === 'Transient' ? 'UNAVAILABLE' : reason
}
