import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { today } from '@/lib/platform/clock'
import { addDays, fromDbDate, toDbDate } from '@/lib/platform/dates'
import { db, violates } from '@/lib/platform/db'
import { discardTicks, saveTicks, tickResults } from '@/lib/teleservices/accesses/commands/draft-accesses'
import { validateAccesses } from '@/lib/teleservices/accesses/commands/validate-accesses'
import { CHANGES_CHANGED } from '@/lib/teleservices/accesses/messages'
import { countPending } from '@/lib/teleservices/accesses/queries/count-pending'
import { findAccessValidation } from '@/lib/teleservices/accesses/queries/find-access-validation'
import { listCouples } from '@/lib/teleservices/accesses/queries/list-couples'
import { pendingShown } from '@/lib/teleservices/accesses/queries/pending-shown'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { buildCode, buildGuardianship, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'

const ALL = AccessSearch.parse({})
const DAY = new Date('2026-11-12T09:00:00Z')

async function head(open: 'NOTES'[] = ['NOTES']) {
  const school = await buildSchool({ open })
  const { account } = await buildStaff({ schoolId: school.id })
  return staffActor({ id: account.id, schoolId: school.id })
}

async function couples(schoolId: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push((await buildGuardianship({ schoolId })).id)
  return ids
}

const validate = (actor: Awaited<ReturnType<typeof head>>, requestKey: string = randomUUID()) =>
  validateAccesses(actor, { requestKey })

/** Ticks that no press of ours would have kept. */
const forgeTicks = ({ id, schoolId }: Awaited<ReturnType<typeof head>>, itemIds: string[]) =>
  db.selectionTick.createMany({
    data: itemIds.map((itemId) => ({
      ...{ accountId: id, schoolId, list: 'teleservices.accesses', itemId },
      ...{ ticked: true, updatedAt: DAY },
    })),
  })

const codesOf = (guardianshipIds: string[]) =>
  db.activationCode.findMany({
    where: { guardianshipId: { in: guardianshipIds } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      guardianshipId: true,
      usableFrom: true,
      invalidatedAt: true,
      invalidationReason: true,
      encrypted: true,
    },
  })

test('[XC-07] a recap validates what it told: ticks that moved since are refused, and nothing is done', async () => {
  const actor = await head()
  const [first = '', second = ''] = await couples(actor.schoolId, 2)
  await saveTicks(actor, { shownIds: [first, second], tickedIds: [first] })
  const shown = await pendingShown(actor)
  await saveTicks(actor, { shownIds: [first, second], tickedIds: [second] })
  const asked = { requestKey: randomUUID(), shown }
  await expect(validateAccesses(actor, asked)).rejects.toMatchObject({ message: CHANGES_CHANGED })
  expect(await codesOf([first, second])).toEqual([])
  await saveTicks(actor, { shownIds: [first, second], tickedIds: [first] })
  await validateAccesses(actor, asked)
  expect((await codesOf([first, second])).map(({ guardianshipId }) => guardianshipId)).toEqual([first])
})

describe('the draft', () => {
  test('XC-12 ticks of one page stay when another is saved; a tick put back leaves nothing', async () => {
    const actor = await head()
    const [first = '', second = '', third = ''] = await couples(actor.schoolId, 3)
    await saveTicks(actor, { shownIds: [first, second], tickedIds: [first, second] })
    await saveTicks(actor, { shownIds: [third], tickedIds: [] })
    expect(await countPending(actor)).toEqual({ create: 2, remove: 0 })
    await saveTicks(actor, { shownIds: [first, second], tickedIds: [second] })
    expect(await countPending(actor)).toEqual({ create: 1, remove: 0 })
    const { rows, pending } = await listCouples(actor, ALL)
    expect(rows.filter(({ draft }) => draft === true).map(({ id }) => id)).toEqual([second])
    expect(pending).toEqual({ create: 1, remove: 0 })
    await discardTicks(actor)
    expect(await countPending(actor)).toEqual({ create: 0, remove: 0 })
  })

  test('another person of the school has a draft of their own', async () => {
    const actor = await head()
    const [id = ''] = await couples(actor.schoolId, 1)
    await saveTicks(actor, { shownIds: [id], tickedIds: [id] })
    const deputy = staffActor({ ...actor, id: (await buildStaff({ schoolId: actor.schoolId })).account.id })
    expect(await countPending(deputy)).toEqual({ create: 0, remove: 0 })
  })

  test('« Cocher tous les résultats » follows the filter and leaves read-only lines', async () => {
    const actor = await head()
    await couples(actor.schoolId, 3)
    await buildGuardianship({ schoolId: actor.schoolId, legalRank: 2 })
    await buildCode({ schoolId: actor.schoolId, notifiedAt: DAY })
    await buildGuardianship({ schoolId: actor.schoolId, kinshipCode: '70' })
    expect(await tickResults(actor, AccessSearch.parse({ legal: '1' }), true)).toBe(3)
    expect(await countPending(actor)).toEqual({ create: 3, remove: 0 })
    expect(await tickResults(actor, ALL, false)).toBe(4)
    expect(await countPending(actor)).toEqual({ create: 0, remove: 0 })
  })

  test('XC-04 ids of another school are not kept', async () => {
    const actor = await head()
    const stranger = await head()
    const [foreign = ''] = await couples(stranger.schoolId, 1)
    await saveTicks(actor, { shownIds: [foreign], tickedIds: [foreign] })
    expect(await db.selectionTick.count({ where: { accountId: actor.id } })).toBe(0)
  })
})

describe('the validation', () => {
  test('TS-73 TS-47 creates a code per ticked couple, usable the next day, and its report', async () => {
    const actor = await head()
    const ids = await couples(actor.schoolId, 3)
    await saveTicks(actor, { shownIds: ids, tickedIds: ids.slice(0, 2) })
    const { id } = await validate(actor)
    const codes = await codesOf(ids)
    expect(codes.map(({ guardianshipId }) => guardianshipId).sort()).toEqual(ids.slice(0, 2).sort())
    expect(codes.map(({ usableFrom }) => fromDbDate(usableFrom))).toEqual([addDays(today(), 1), addDays(today(), 1)])
    expect(await findAccessValidation(actor, id)).toMatchObject({
      created: 2,
      removed: 0,
      skipped: {},
      by: 'Nadia Ferrand',
    })
    expect(await db.auditEvent.count({ where: { actorId: actor.id, action: 'activation-code.created' } })).toBe(1)
    expect(await countPending(actor)).toEqual({ create: 0, remove: 0 })
  })

  test('TS-28 a whole MEF at once: légal 1 and légal 2 of its pupils, and nobody else', async () => {
    const actor = await head()
    const { schoolId } = actor
    const first = await buildGuardianship({ schoolId, student: { mefCode: '20110019110' } })
    const second = await buildGuardianship({ schoolId, studentId: first.studentId, legalRank: 2 })
    const contact = await buildGuardianship({
      schoolId,
      studentId: first.studentId,
      legalRank: null,
      responsibility: 3,
    })
    const other = await buildGuardianship({ schoolId, student: { mefCode: '20210019110' } })
    await tickResults(actor, AccessSearch.parse({ population: 'mef', mef: '20110019110' }), true)
    await validate(actor)
    const codes = await codesOf([first.id, second.id, contact.id, other.id])
    expect(codes.map(({ guardianshipId }) => guardianshipId).sort()).toEqual([first.id, second.id].sort())
  })

  test('TS-80 unticking invalidates a code that nobody was told, as an error, and wipes its copy', async () => {
    const actor = await head()
    const code = await buildCode({ schoolId: actor.schoolId })
    await saveTicks(actor, { shownIds: [code.guardianshipId ?? ''], tickedIds: [] })
    await validate(actor)
    expect(await codesOf([code.guardianshipId ?? ''])).toMatchObject([
      { id: code.id, invalidationReason: 'ERROR', encrypted: null },
    ])
  })

  test('TS-70 TS-76 a code notified since the tick is left alone, and the report says so', async () => {
    const actor = await head()
    const code = await buildCode({ schoolId: actor.schoolId })
    const [other = ''] = await couples(actor.schoolId, 1)
    await saveTicks(actor, { shownIds: [code.guardianshipId ?? '', other], tickedIds: [other] })
    await db.activationCode.update({ where: { id: code.id }, data: { notifiedAt: DAY } })
    const { id } = await validate(actor)
    expect(await findAccessValidation(actor, id)).toMatchObject({ created: 1, removed: 0, skipped: { NOTIFIED: 1 } })
    expect(await codesOf([code.guardianshipId ?? ''])).toMatchObject([{ invalidatedAt: null }])
  })

  test('a revoked couple, an adult pupil or a read-only one cannot be forced by a forged draft', async () => {
    const actor = await head()
    const revoked = await buildCode({ schoolId: actor.schoolId, notifiedAt: DAY, invalidatedAt: DAY })
    const adult = await buildGuardianship({ schoolId: actor.schoolId, kinshipCode: '70' })
    const ids = [revoked.guardianshipId ?? '', adult.id]
    await forgeTicks(actor, ids)
    const { id } = await validate(actor)
    expect(await findAccessValidation(actor, id)).toMatchObject({
      created: 0,
      skipped: { REVOKED: 1, ADULT_STUDENT: 1 },
    })
  })

  test('XC-04 a draft that names another school creates nothing there, and its report is not ours', async () => {
    const actor = await head()
    const stranger = await head()
    const [foreign = ''] = await couples(stranger.schoolId, 1)
    const [own = ''] = await couples(actor.schoolId, 1)
    await forgeTicks(actor, [foreign, own])
    const { id } = await validate(actor)
    expect(await codesOf([foreign])).toEqual([])
    expect(await findAccessValidation(stranger, id)).toBeNull()
  })

  test('TS-69 refused while no téléservice is open; nothing to do is said', async () => {
    const closed = await head([])
    const [id = ''] = await couples(closed.schoolId, 1)
    await saveTicks(closed, { shownIds: [id], tickedIds: [id] })
    await expect(validate(closed)).rejects.toMatchObject({ code: 'CLOSED' })
    expect(await codesOf([id])).toEqual([])
    await expect(validate(await head())).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
  })

  test('XC-07 two clicks on « Valider » at once: one validation, the second says so', async () => {
    const actor = await head()
    const ids = await couples(actor.schoolId, 5)
    await saveTicks(actor, { shownIds: ids, tickedIds: ids })
    const requestKey = randomUUID()
    const results = await Promise.all([validate(actor, requestKey), validate(actor, requestKey)])
    expect(results.map(({ repeated }) => repeated).sort()).toEqual([false, true])
    expect(new Set(results.map(({ id }) => id)).size).toBe(1)
    expect(await codesOf(ids)).toHaveLength(5)
  })

  test('TS-13 two people who tick the same couples at once make one valid code each', async () => {
    const actor = await head()
    const deputy = staffActor({ ...actor, id: (await buildStaff({ schoolId: actor.schoolId })).account.id })
    const ids = await couples(actor.schoolId, 20)
    for (const who of [actor, deputy]) await saveTicks(who, { shownIds: ids, tickedIds: ids })
    const done = await Promise.all([validate(actor), validate(deputy)])
    const reports = await Promise.all(done.map(({ id }) => findAccessValidation(actor, id)))
    expect(reports.reduce((sum, report) => sum + (report?.created ?? 0), 0)).toBe(20)
    expect(await codesOf(ids)).toHaveLength(20)
  })

  test('TS-13 the database refuses a second valid code by the name of its index', async () => {
    const code = await buildCode()
    const again = buildCode({ guardianshipId: code.guardianshipId })
    const error = await again.then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(violates(error, 'one_valid_car_per_guardianship')).toBe(true)
    await db.activationCode.update({
      where: { id: code.id },
      data: { invalidatedAt: DAY, invalidationReason: 'LOSS', encrypted: null },
    })
    expect(await buildCode({ guardianshipId: code.guardianshipId })).toMatchObject({ invalidatedAt: null })
  })

  test('the same request key of another person does not open their report', async () => {
    const actor = await head()
    const stranger = await head()
    const requestKey = randomUUID()
    await db.accessValidation.create({
      data: {
        schoolId: stranger.schoolId,
        accountId: stranger.id,
        requestKey,
        createdAt: DAY,
        usableFrom: toDbDate('2026-11-13'),
        created: 1,
        removed: 0,
        skipped: {},
      },
    })
    await expect(validate(actor, requestKey)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
  })
})
