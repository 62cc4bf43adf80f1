import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cancelBatch } from '@/lib/mailings/commands/cancel-batch'
import { startBatch, startBatchNow } from '@/lib/mailings/commands/start-batch'
import { db, violates } from '@/lib/platform/db'
import { CHOOSE_IN_LIST } from '@/lib/teleservices/accesses/messages'
import { Recipient } from '@/lib/teleservices/letters/recipient'
import { pressNotificationButton } from '@/lib/teleservices/notifications/commands/press-notification-button'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { notificationQuery } from '@/lib/teleservices/notifications/domain/notification-search'
import {
  ALL_CLOSED,
  ALL_NOTIFIED,
  CHOOSE_A_CHANNEL,
  NOBODY_REACHABLE,
  NOBODY_SELECTED,
  SELECTION_CHANGED,
} from '@/lib/teleservices/notifications/messages'
import { checkNotification } from '@/lib/teleservices/notifications/queries/check-notification'
import { listNotifiable } from '@/lib/teleservices/notifications/queries/list-notifiable'
import { buildGuardianship } from '@/prisma/seed/builders'
import { staffActor } from '../../../support/actors'
import {
  createCodes,
  deliveriesOf,
  NO_CONTACT,
  PAPER_ONLY,
  schoolWithCodes,
  search,
} from '../../../support/notifications'

const request = (
  actor: Parameters<typeof requestNotification>[0],
  values: Parameters<typeof search>[0] = {},
  requestKey: string = randomUUID(),
) => requestNotification(actor, { requestKey, search: search(values) })

describe('requesting a run', () => {
  test('[TS-90][TS-94] e-mail first, a letter for the others, the unreachable ones kept for the report', async () => {
    const { actor } = await schoolWithCodes([
      { student: { division: '2DE1' }, guardian: {} },
      { student: { division: '1G3' }, guardian: PAPER_ONLY },
      { student: { division: '1G1' }, guardian: NO_CONTACT },
    ])
    const { batchId } = await request(actor)
    const deliveries = await deliveriesOf(batchId)
    expect(deliveries.map(({ channel, state, reason }) => [channel, state, reason])).toEqual([
      ['LETTER', 'PLANNED', null],
      ['EMAIL', 'PLANNED', null],
      [null, 'UNREACHABLE', 'NO_CONTACT'],
    ])
    expect(deliveries.map(({ letterNumber }) => letterNumber)).toEqual([1, null, null])
    const batch = await db.notificationBatch.findUniqueOrThrow({ where: { id: batchId } })
    expect(batch).toMatchObject({ state: 'SCHEDULED', channels: ['EMAIL', 'LETTER'], requestedById: actor.id })
    expect(batch.cancellableUntil.getTime() - batch.createdAt.getTime()).toBe(600_000)
    const codes = await db.activationCode.findMany({
      where: { schoolId: actor.schoolId },
      select: { notifiedAt: true },
    })
    expect(codes.every(({ notifiedAt }) => notifiedAt === null)).toBe(true)
  })

  test('[TS-94] an expired code, and one given back without its copy, stay with their reason: nobody is told of them', async () => {
    const { actor } = await schoolWithCodes([{ guardian: {} }, { guardian: {} }, { guardian: {} }])
    const [expired, wiped, good] = await db.activationCode.findMany({ where: { schoolId: actor.schoolId } })
    await db.activationCode.update({
      where: { id: expired?.id },
      data: { usableFrom: new Date('2026-09-01'), expiresOn: new Date('2026-09-08') },
    })
    await db.activationCode.update({ where: { id: wiped?.id }, data: { encrypted: null } })
    const { rows } = await listNotifiable(actor, search())
    expect(rows.map(({ state }) => state).sort()).toEqual(['EXPIRED', 'NO_COPY', 'READY'])
    const { batchId } = await request(actor)
    expect((await deliveriesOf(batchId)).map(({ codeId }) => codeId)).toEqual([good?.id])
  })

  test('[XC-07] what is sent is what was read: a selection that moved sends nothing, who was left out stays left out', async () => {
    const { actor } = await schoolWithCodes([{ guardian: {} }, { guardian: {} }, { guardian: {} }])
    const [first = '', second = ''] = (await listNotifiable(actor, search())).rows.map(({ id }) => id)
    const press = (intent: string, shownIds: string[], tickedIds: string[]) =>
      pressNotificationButton(actor, { intent, shownIds, tickedIds, from: notificationQuery(search()) })
    await press('none', [], [])
    await press('review', [first], [first])
    const { shown, total } = await checkNotification(actor, search())
    expect(total).toBe(1)
    await press('review', [second], [second])
    const asked = { requestKey: randomUUID(), search: search(), shown }
    await expect(requestNotification(actor, asked)).rejects.toMatchObject({ message: SELECTION_CHANGED })
    await press('review', [second], [])
    const { batchId } = await requestNotification(actor, asked)
    expect(await deliveriesOf(batchId)).toHaveLength(1)
    // A second tab of the same recap.
    await expect(requestNotification(actor, { ...asked, requestKey: randomUUID() })).rejects.toMatchObject({
      message: NOBODY_SELECTED,
    })
    await cancelBatch(actor, batchId)
    expect((await checkNotification(actor, search())).total).toBe(1)
  })

  test('a key drawn for somebody else is no key of mine', async () => {
    const requestKey = randomUUID()
    const [one, other] = [await schoolWithCodes([{ guardian: {} }]), await schoolWithCodes([{ guardian: {} }])]
    const batches = [await request(one.actor, {}, requestKey), await request(other.actor, {}, requestKey)]
    expect(batches.map(({ repeated }) => repeated)).toEqual([false, false])
    expect(new Set(batches.map(({ batchId }) => batchId)).size).toBe(2)
  })

  test('a snapshot names the recipient and holds no code', async () => {
    const { actor } = await schoolWithCodes([
      { guardian: { familyName: 'HADDAD', firstName: 'Karim', civility: 'M.' } },
    ])
    const { batchId } = await request(actor)
    const [delivery] = await deliveriesOf(batchId)
    expect(Recipient.parse(delivery?.recipient)).toMatchObject({
      guardian: 'HADDAD Karim',
      guardianFamily: 'Karim Haddad',
      lines: ['M HADDAD KARIM', '8 QUAI DE LA VERNE', '99120 VALMONTIER'],
    })
    const events = await db.$queryRaw<{ name: string; data: object }[]>`
      select name, data from job_event where data->>'batchId' = ${batchId} order by name`
    expect(events).toEqual([{ name: 'mailings/batch.delay-ended', data: { batchId } }])
  })

  test('[TS-86] two simultaneous clicks on « Notifier » make one run and one sending for each code', async () => {
    const { actor } = await schoolWithCodes([{}, { guardian: PAPER_ONLY }])
    const requestKey = randomUUID()
    const clicks = await Promise.all([
      request(actor, {}, requestKey),
      request(actor, {}, requestKey),
      request(actor, {}, requestKey),
    ])
    expect(new Set(clicks.map(({ batchId }) => batchId)).size).toBe(1)
    expect(clicks.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await db.delivery.count({ where: { schoolId: actor.schoolId } })).toBe(2)
  })

  test('[TS-91][TS-94] two people at once: the second is told that the codes are on their way, until when, and never that all are notified', async () => {
    const { actor } = await schoolWithCodes([{}, {}])
    const results = await Promise.allSettled([request(actor), request(actor)])
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({
      code: 'NOTHING_TO_DO',
      message: expect.stringMatching(
        /^2.codes en cours d’envoi ou à imprimer. Vous pouvez annuler jusqu’à \d+\sh\s\d\d/,
      ),
    })
    expect(await db.delivery.count({ where: { schoolId: actor.schoolId } })).toBe(2)
  })

  test('[TS-91] couples without code, and a list where nothing is chosen, are never « all notified »', async () => {
    const { actor, school } = await schoolWithCodes([{}])
    await buildGuardianship({ schoolId: school.id })
    await db.activationCode.updateMany({ where: { schoolId: school.id }, data: { notifiedAt: new Date() } })
    await expect(request(actor)).rejects.toMatchObject({
      message: expect.stringMatching(/^1.couple .* pas encore de code/),
    })
    await expect(request(actor, { population: 'division' })).rejects.toMatchObject({ message: CHOOSE_IN_LIST })
  })

  test('[TS-91] the whole population is notified already: the verbatim message', async () => {
    const { actor } = await schoolWithCodes([{}])
    await db.activationCode.updateMany({ where: { schoolId: actor.schoolId }, data: { notifiedAt: new Date() } })
    await expect(request(actor, { population: 'tous' })).rejects.toMatchObject({
      code: 'NOTHING_TO_DO',
      message: 'Toute la population sélectionnée a déjà été notifiée.',
    })
    await expect(request(actor, { population: 'non-notifies' })).rejects.toMatchObject({ message: ALL_NOTIFIED })
    expect(await db.notificationBatch.count({ where: { schoolId: actor.schoolId } })).toBe(0)
  })

  test('[TS-92] all téléservices closed: the verbatim message, nothing written', async () => {
    const { actor } = await schoolWithCodes([{}], { open: [] })
    await expect(request(actor)).rejects.toMatchObject({ code: 'CLOSED', message: ALL_CLOSED })
    expect(ALL_CLOSED).toBe(
      'Tous les télé-services sont fermés : la liste des télé-services du courrier de notification serait vide.',
    )
    expect(await db.delivery.count({ where: { schoolId: actor.schoolId } })).toBe(0)
  })

  test('[TS-87][TS-88] nobody reachable by the mode asked for, or no mode at all', async () => {
    const { actor } = await schoolWithCodes([{ guardian: PAPER_ONLY }])
    await expect(request(actor, { mode: ['courriel'] })).rejects.toMatchObject({ message: NOBODY_REACHABLE })
    await expect(request(actor, { mode: [] })).rejects.toMatchObject({ message: CHOOSE_A_CHANNEL })
  })

  test('[TS-83] by MEF, by division, légal 1 or légal 2', async () => {
    const { actor } = await schoolWithCodes([
      { student: { division: '1G3', mefCode: '20110019110' } },
      { student: { division: '2DE1', mefCode: '20010018110' }, legalRank: 2 },
    ])
    const names = async (values: Parameters<typeof search>[0]) => {
      const { batchId } = await request(actor, values)
      const deliveries = await deliveriesOf(batchId)
      await cancelBatch(actor, batchId)
      return deliveries.map(({ recipient }) => Recipient.parse(recipient).division)
    }
    expect(await names({ population: 'mef', mef: '20110019110' })).toEqual(['1G3'])
    expect(await names({ population: 'division', division: '2DE1' })).toEqual(['2DE1'])
    expect(await names({ legal: ['2'] })).toEqual(['2DE1'])
    expect(await names({ population: 'tous' })).toEqual(['1G3', '2DE1'])
  })

  test('another school’s couples are never notified, whatever the search and the exclusions', async () => {
    const mine = await schoolWithCodes([{}])
    const other = await schoolWithCodes([{}, {}])
    const { batchId } = await request(mine.actor, { population: 'tous' })
    expect((await deliveriesOf(batchId)).every(({ schoolId }) => schoolId === mine.school.id)).toBe(true)
    expect(await db.delivery.count({ where: { schoolId: other.school.id } })).toBe(0)
    await expect(cancelBatch(other.actor, batchId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(startBatchNow(other.actor, batchId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a pupil who left or died, a guardian who is légal no more, a code used or suspended: never', async () => {
    const { actor, guardianships } = await schoolWithCodes([{}, {}, {}, {}, {}])
    const [left, dead, ended, used, suspended] = guardianships
    await db.student.update({ where: { id: left?.studentId }, data: { leftOn: new Date('2026-11-01') } })
    await db.student.update({
      where: { id: dead?.studentId },
      data: { deceased: true, leftOn: new Date('2026-11-01') },
    })
    await db.guardianship.update({ where: { id: ended?.id }, data: { legalRank: null } })
    await db.activationCode.updateMany({
      where: { guardianshipId: used?.id },
      data: { usedAt: new Date(), usedVia: 'CODE' },
    })
    await db.activationCode.updateMany({ where: { guardianshipId: suspended?.id }, data: { suspendedAt: new Date() } })
    await expect(request(actor, { population: 'tous' })).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
  })

  test('[TS-95] grouped by responsable: one letter for two children, one number, one reference', async () => {
    const { actor, guardianships } = await schoolWithCodes([{ guardian: PAPER_ONLY, student: { division: '1G3' } }])
    const [first] = guardianships
    const sibling = await buildGuardianship({
      schoolId: actor.schoolId,
      guardianId: first?.guardianId,
      student: { firstName: 'Adam', division: '2DE1' },
    })
    await createCodes(actor.schoolId, [sibling.id])
    const { batchId } = await request(actor, { grouped: true })
    const deliveries = await deliveriesOf(batchId)
    expect(deliveries).toHaveLength(2)
    expect(new Set(deliveries.map(({ groupId }) => groupId))).toEqual(new Set([deliveries[0]?.id]))
    expect(deliveries.map(({ letterNumber }) => letterNumber)).toEqual([1, 1])
  })
})

describe('retraction', () => {
  test('cancelled within the delay: nothing is dated, the codes can be notified again', async () => {
    const { actor } = await schoolWithCodes([{}, { guardian: PAPER_ONLY }])
    const { batchId } = await request(actor)
    expect(await cancelBatch(actor, batchId)).toEqual({ cancelled: 2 })
    expect(await cancelBatch(actor, batchId)).toEqual({ cancelled: 0 })
    expect(await startBatch(batchId)).toBe('CANCELLED')
    const again = await request(actor)
    expect(await deliveriesOf(again.batchId)).toHaveLength(2)
  })

  test('the start waits for the end of the delay; then it is too late to cancel', async () => {
    const { actor } = await schoolWithCodes([{}])
    const { batchId } = await request(actor)
    expect(await startBatch(batchId)).toBe('SCHEDULED')
    await db.notificationBatch.update({ where: { id: batchId }, data: { cancellableUntil: new Date(Date.now() - 1) } })
    await expect(cancelBatch(actor, batchId)).rejects.toMatchObject({ code: 'CLOSED' })
    expect(await startBatch(batchId)).toBe('SENDING')
    expect(await startBatch(batchId)).toBe('SENDING')
  })

  test('one code waits in one run at a time: the database refuses a second one', async () => {
    const { actor } = await schoolWithCodes([{}])
    const { batchId } = await request(actor)
    const [delivery] = await deliveriesOf(batchId)
    const other = await db.notificationBatch.create({
      data: {
        schoolId: actor.schoolId,
        kind: 'CAR',
        requestedById: actor.id,
        requestKey: randomUUID(),
        criteria: {},
        cancellableUntil: new Date(),
      },
    })
    const second = db.$executeRaw`
      insert into delivery (school_id, batch_id, subject_id, channel, recipient, position)
      values (${actor.schoolId}::uuid, ${other.id}::uuid, ${delivery?.codeId}::uuid, 'EMAIL', '{}', 1)`
    await expect(second).rejects.toSatisfy((error) => violates(error, 'one_pending_delivery_per_subject'))
  })

  test('a person without any school sees nothing to notify', async () => {
    await expect(request(staffActor())).rejects.toMatchObject({ code: 'CLOSED' })
  })
})
