import 'server-only'
import {
  type CouponReason,
  lockHolder,
  noCodeReason,
  recordWithdrawal,
  refuseCutCouple,
  replaceLostCode,
} from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { COUPON, type CouponOutcome } from '../messages'
import { type CouponChild, findCoupon } from '../queries/find-coupon'

export type RecordCoupon = { ref: string; reason: CouponReason; deliveryIds: readonly string[] }

/**
 * One returned coupon (TS-23, TS-31). Refus withdraws at once; Perte invalidates and makes a new code, usable tomorrow,
 * to notify, unless the person has no right to one any more. Done once for each child whatever the number of clicks or
 * people: returns how many children, and how many of them have a new code.
 */
export async function recordCoupon(
  actor: StaffActor,
  { ref, reason, deliveryIds }: RecordCoupon,
): Promise<CouponOutcome> {
  return db.$transaction(async (tx) => {
    const coupon = await findCoupon(actor, ref, tx)
    if (coupon.state !== 'FOUND')
      throw new Refusal('NOT_FOUND', coupon.state === 'UNREADABLE' ? COUPON.unreadable : COUPON.unknown)
    const ticked = coupon.children.filter(({ deliveryId }) => deliveryIds.includes(deliveryId))
    if (reason === 'LOSS' && ticked.some(({ used, closed }) => used && !closed))
      throw new Refusal('CLOSED', COUPON.hasAccount)
    const done: Done[] = []
    for (const child of ticked)
      done.push(await recordChild(tx, actor, { child, reason, letterReference: coupon.reference }))
    const children = done.filter((one) => one !== 'NOTHING').length
    if (children === 0) throw new Refusal('NOTHING_TO_DO', COUPON.alreadyDone)
    return { children, renewed: done.filter((one) => one === 'RENEWED').length }
  })
}

type Recorded = { child: CouponChild; reason: CouponReason; letterReference: string }

type Done = 'NOTHING' | 'WITHDRAWN' | 'RENEWED'

/** Nothing when the code of the letter is no longer the valid one, but to refuse what an import alone has ended. */
async function recordChild(tx: Tx, actor: StaffActor, { child, reason, letterReference }: Recorded): Promise<Done> {
  const holder = await lockHolder(tx, actor, { kind: 'CAR', holderId: child.guardianshipId })
  if (reason === 'REFUSAL' && !holder.code && (await refuseCutCouple(tx, actor, child.codeId))) return 'WITHDRAWN'
  if (holder.code?.id !== child.codeId) return 'NOTHING'
  if (reason === 'LOSS' && holder.code.usedAt) throw new Refusal('CLOSED', COUPON.hasAccount)
  // Nobody has used it: it opened no account, and no sibling goes with it.
  const [gone] = await recordWithdrawal(tx, actor, { holder, reason, letterReference })
  if (!gone || reason !== 'LOSS' || noCodeReason(holder.facts) !== null) return 'WITHDRAWN'
  await replaceLostCode(tx, actor, gone)
  return 'RENEWED'
}
