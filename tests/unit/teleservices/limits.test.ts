import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { COUPON } from '@/lib/teleservices/coupons/messages'
import { RecordCouponInput } from '@/lib/teleservices/coupons/schemas'
import { TOO_MANY_MARKS } from '@/lib/teleservices/records/messages'
import { AssessmentForm } from '@/lib/teleservices/records/schemas'

const errorsOf = (schema: z.ZodType, input: unknown) => {
  const { error } = schema.safeParse(input)
  return error ? z.flattenError(error) : null
}

test('a coupon that says too much: a sentence beside each field', () => {
  const coupon = (ref: string, children: number) =>
    errorsOf(RecordCouponInput, { ref, reason: 'LOSS', deliveryIds: Array.from({ length: children }, randomUUID) })
  expect(coupon('1G3-0147-R6', 10)).toBeNull()
  expect(coupon('1'.repeat(61), 11)?.fieldErrors).toEqual({ ref: [COUPON.unreadable], deliveryIds: [COUPON.tooMany] })
})

test('more marks than a school has pupils: said once', () => {
  const marks = (count: number) =>
    errorsOf(AssessmentForm, {
      assessmentId: randomUUID(),
      existing: '',
      year: '2026',
      groupName: '2NDE1',
      subject: 'Maths',
      title: 'DS 1',
      takenOn: '2026-10-05',
      releasedOn: '2026-10-12',
      term: '',
      coefficient: '1',
      scale: '20',
      shown: [],
      studentIds: Array.from({ length: count }, randomUUID),
      known: Array.from({ length: count }, () => ''),
      marks: Array.from({ length: count }, () => '12'),
    })
  expect(marks(5_000)).toBeNull()
  expect(marks(5_001)).toEqual({ formErrors: [TOO_MANY_MARKS], fieldErrors: {} })
})
