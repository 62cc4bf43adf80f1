import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { attachLateSiblings } from '@/lib/accounts'
import { db } from '@/lib/platform/db'
import { listCouples } from '@/lib/teleservices/accesses/queries/list-couples'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { recordCoupon } from '@/lib/teleservices/coupons/commands/record-coupon'
import { COUPON, COUPON_DONE, couponDone } from '@/lib/teleservices/coupons/messages'
import { findCoupon } from '@/lib/teleservices/coupons/queries/find-coupon'
import { listCouponEntries } from '@/lib/teleservices/coupons/queries/list-coupon-entries'
import { CouponSearch } from '@/lib/teleservices/coupons/schemas'
import { undoAccessWithdrawal } from '@/lib/teleservices/holders/commands/undo-access-withdrawal'
import { couponReference, letterReference } from '@/lib/teleservices/letters/domain/letter-reference'
import { notifyOne } from '@/lib/teleservices/notifications/commands/notify-one'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { buildAccount } from '@/prisma/seed/builders'
import { onDay, replicate } from '../../../support/codes'
import {
  codesOf,
  coupleOf,
  giveCode,
  liveAccess,
  openWithCode,
  schoolWithHead,
  validCode,
} from '../../../support/holders'
import { search } from '../../../support/notifications'

async function letter() {
  const { actor, school } = await schoolWithHead()
  const holder = await coupleOf(actor, { student: { division: '1G3' } })
  const codeId = await giveCode(actor, holder)
  await notifyOne(actor, { ...holder, shownCodeId: codeId, channel: 'LETTER', requestKey: randomUUID() })
  const delivery = await db.delivery.findFirstOrThrow({ where: { subjectId: codeId } })
  await db.activationCode.update({ where: { id: codeId }, data: { notifiedAt: new Date() } })
  await db.delivery.update({ where: { id: delivery.id }, data: { state: 'ACCEPTED' } })
  const ref = couponReference(letterReference('1G3', delivery.letterNumber ?? 0))
  return { actor, school, holder, codeId, ref, deliveryIds: [delivery.id] }
}

describe('a returned coupon', () => {
  test('[TS-23][TS-31] Refus: shows who it is, cuts at once, is remembered by the bulk creation', async () => {
    const { actor, holder, codeId, ref, deliveryIds } = await letter()
    expect(await findCoupon(actor, ` ${ref.toLowerCase()} `)).toMatchObject({
      state: 'FOUND',
      guardian: 'BELKACEM Samira',
      children: [{ student: 'BELKACEM Lina', closed: null }],
    })
    expect(await recordCoupon(actor, { ref, reason: 'REFUSAL', deliveryIds })).toEqual({ children: 1, renewed: 0 })
    expect(await validCode(holder)).toBe('')
    expect((await codesOf(holder))[0]).toMatchObject({ id: codeId, invalidationReason: 'REFUSAL' })
    const { rows } = await listCouples(actor, AccessSearch.parse({}))
    expect(rows[0]).toMatchObject({ state: 'REFUSED' })
    expect(await listCouponEntries(actor)).toMatchObject([{ reference: ref, reason: 'REFUSAL', undoable: true }])
  })

  test('[TS-31][TS-16] a refused couple is never attached as a sibling', async () => {
    const { actor, school, holder, ref, deliveryIds } = await letter()
    await recordCoupon(actor, { ref, reason: 'REFUSAL', deliveryIds })
    const sibling = await coupleOf(actor, { guardianId: holder.guardianId })
    await openWithCode(await giveCode(actor, sibling), (await buildAccount()).id)
    await giveCode(actor, holder)
    await onDay(1, () => replicate(school.id))
    expect(await liveAccess(holder)).toBeNull()
    expect(await onDay(1, () => db.$transaction((tx) => attachLateSiblings(tx, { schoolIds: [school.id] })))).toEqual(
      new Map(),
    )
  })

  test('[TS-31] Perte: the code is invalidated and a new one waits to be notified; undoing gives the old one back', async () => {
    const { actor, holder, codeId, ref, deliveryIds } = await letter()
    expect(await recordCoupon(actor, { ref, reason: 'LOSS', deliveryIds })).toEqual({ children: 1, renewed: 1 })
    const [made, lost] = await codesOf(holder)
    expect(lost).toMatchObject({ id: codeId, invalidationReason: 'LOSS' })
    expect(made).toMatchObject({ invalidatedAt: null, notifiedAt: null })
    const [entry] = await listCouponEntries(actor)
    await undoAccessWithdrawal(actor, { withdrawalId: entry?.withdrawalId ?? '' })
    expect(await validCode(holder)).toBe(codeId)
    expect(await listCouponEntries(actor)).toMatchObject([{ undone: true, undoable: false }])
  })

  test('[TS-31] Perte of a person who may not have a code any more: what is said does not promise one', async () => {
    const { actor, holder, codeId, ref, deliveryIds } = await letter()
    await db.guardianship.update({ where: { id: holder.holderId }, data: { legalRank: null } })
    const outcome = await recordCoupon(actor, { ref, reason: 'LOSS', deliveryIds })
    expect(await validCode(holder)).toBe('')
    expect(await codesOf(holder)).toMatchObject([{ id: codeId, invalidationReason: 'LOSS' }])
    const { fait } = CouponSearch.parse({ fait: couponDone('LOSS', outcome) })
    expect(fait && COUPON_DONE[fait]).toMatch(/Aucun nouveau code ne peut être créé/)
    expect(couponDone('LOSS', { children: 2, renewed: 1 })).toBe('perte-en-partie')
    expect(couponDone('LOSS', { children: 2, renewed: 2 })).toBe('perte')
  })

  test('Perte when the account is already open: told to remind the identifier, nothing is cut', async () => {
    const { actor, holder, codeId, ref, deliveryIds } = await letter()
    await openWithCode(codeId, (await buildAccount()).id)
    await expect(recordCoupon(actor, { ref, reason: 'LOSS', deliveryIds })).rejects.toMatchObject({
      message: COUPON.hasAccount,
    })
    expect(await liveAccess(holder)).not.toBeNull()
    expect(await recordCoupon(actor, { ref, reason: 'REFUSAL', deliveryIds })).toEqual({ children: 1, renewed: 0 })
    expect(await liveAccess(holder)).toBeNull()
  })

  test('ten clicks and two people on one coupon: recorded once', async () => {
    const { actor, holder, ref, deliveryIds } = await letter()
    const colleague = { ...actor, id: (await buildAccount({ profiles: ['STAFF'] })).id }
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_none, index) =>
        recordCoupon(index % 2 ? actor : colleague, { ref, reason: index % 3 ? 'LOSS' : 'REFUSAL', deliveryIds }),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ message: COUPON.alreadyDone })
    expect(await db.withdrawal.count({ where: { schoolId: actor.schoolId } })).toBe(1)
    expect((await codesOf(holder)).length).toBeLessThanOrEqual(2)
  })

  test('mistyped, unknown, of another school, already recorded, of an old letter: each has its sentence', async () => {
    const { actor, holder, ref, deliveryIds } = await letter()
    const wrong = `${ref.slice(0, -1)}${ref.endsWith('0') ? '1' : '0'}`
    expect(await findCoupon(actor, wrong)).toEqual({ state: 'UNREADABLE' })
    expect(await findCoupon(actor, '')).toEqual({ state: 'UNREADABLE' })
    expect(await findCoupon(actor, couponReference('1G3-9999'))).toEqual({ state: 'UNKNOWN' })
    expect(await findCoupon(actor, couponReference(letterReference('2DE1', 1)))).toEqual({ state: 'UNKNOWN' })
    const other = await schoolWithHead()
    expect(await findCoupon(other.actor, ref)).toEqual({ state: 'UNKNOWN' })
    await expect(recordCoupon(other.actor, { ref, reason: 'REFUSAL', deliveryIds })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await giveCode(actor, holder)
    expect(await findCoupon(actor, ref)).toMatchObject({ children: [{ closed: { reason: 'REPLACED' } }] })
    await expect(recordCoupon(actor, { ref, reason: 'REFUSAL', deliveryIds })).rejects.toMatchObject({
      code: 'NOTHING_TO_DO',
    })
    expect(await validCode(holder)).not.toBe('')
  })

  test('[TS-95] a letter for several children: only those ticked on the coupon', async () => {
    const { actor } = await schoolWithHead()
    const paper = { email: null }
    const lina = await coupleOf(actor, { guardian: paper, student: { division: '1G3', firstName: 'Lina' } })
    const adam = await coupleOf(actor, {
      guardianId: lina.guardianId,
      student: { division: '2DE1', firstName: 'Adam' },
    })
    for (const one of [lina, adam]) await giveCode(actor, one)
    await requestNotification(actor, { requestKey: randomUUID(), search: search({ grouped: true }) })
    const [first] = await db.delivery.findMany({ where: { schoolId: actor.schoolId }, orderBy: { position: 'asc' } })
    const ref = couponReference(letterReference('1G3', first?.letterNumber ?? 0))
    const coupon = await findCoupon(actor, ref)
    const children = coupon.state === 'FOUND' ? coupon.children : []
    expect(children.map(({ student }) => student)).toEqual(['BELKACEM Lina', 'BELKACEM Adam'])
    const deliveryIds = children.filter(({ student }) => student.endsWith('Adam')).map(({ deliveryId }) => deliveryId)
    expect(await recordCoupon(actor, { ref, reason: 'REFUSAL', deliveryIds })).toEqual({ children: 1, renewed: 0 })
    expect(await validCode(adam)).toBe('')
    expect(await validCode(lina)).not.toBe('')
  })
})
