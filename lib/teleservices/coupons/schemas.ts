import { z } from 'zod'
import { one } from '@/lib/platform/query-values'
import { COUPON, COUPON_DONE } from './messages'

/** The address of the screen of returned coupons: what was scanned or typed. */
export const CouponSearch = z.object({
  ref: one.pipe(z.string().trim().max(60)).catch(''),
  fait: one
    .pipe(z.enum(Object.keys(COUPON_DONE) as (keyof typeof COUPON_DONE)[]))
    .nullable()
    .catch(null),
})

export const RecordCouponInput = z.object({
  /** As it was typed: read again, under the school of the actor. */
  ref: z.string().max(60, COUPON.unreadable),
  reason: z.enum(['REFUSAL', 'LOSS'], { error: 'Choisissez le motif : Refus ou Perte.' }),
  deliveryIds: z.array(z.uuid()).min(1, 'Cochez au moins un enfant.').max(10, COUPON.tooMany),
})

export const UndoCouponInput = z.object({ withdrawalId: z.uuid() })
