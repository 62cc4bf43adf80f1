'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { defineAction } from '@/lib/auth/action'
import { recordCoupon } from '@/lib/teleservices/coupons/commands/record-coupon'
import { couponDone } from '@/lib/teleservices/coupons/messages'
import { RecordCouponInput, UndoCouponInput } from '@/lib/teleservices/coupons/schemas'
import { undoAccessWithdrawal } from '@/lib/teleservices/holders/commands/undo-access-withdrawal'

export const recordCouponAction = defineAction({
  name: 'teleservices.record-coupon',
  permission: 'access:withdraw',
  input: RecordCouponInput,
  async run(actor, input) {
    const outcome = await recordCoupon(actor, input)
    redirect(`/teleservices/coupons?fait=${couponDone(input.reason, outcome)}` as Route)
  },
})

export const undoCouponAction = defineAction({
  name: 'teleservices.undo-coupon',
  permission: 'access:withdraw',
  input: UndoCouponInput,
  async run(actor, { withdrawalId }) {
    await undoAccessWithdrawal(actor, { withdrawalId })
    redirect('/teleservices/coupons?fait=annule' as Route)
  },
})
