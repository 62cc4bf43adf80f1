import { describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { addDays, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import type { PublicationType } from '@/lib/platform/prisma/enums'
import { setOpening } from '@/lib/teleservices/opening/commands/set-opening'
import { addReleaseDate } from '@/lib/teleservices/publication/commands/add-release-date'
import { removeReleaseDate } from '@/lib/teleservices/publication/commands/remove-release-date'
import { setPublicationType } from '@/lib/teleservices/publication/commands/set-publication-type'
import type { Couple, PublicationKind } from '@/lib/teleservices/publication/domain/publication'
import { SERVICE_CLOSED } from '@/lib/teleservices/publication/messages'
import { findPublication } from '@/lib/teleservices/publication/queries/get-publication'
import { getSetUpState } from '@/lib/teleservices/publication/queries/get-set-up-state'
import { buildAcademie, buildSchool, buildStaff, buildStudent } from '@/prisma/seed/builders'
import { staffActor } from '@/tests/support/actors'

const GENERAL = '20110019110'
const EURO = '20110019210'
const DAY = addDays(today(), 10)
const OTHER_DAY = addDays(today(), 20)

/** 1ES/1ES1, 1ES/1ES2, 1ESEU/1ES2 of the requirement: a MEF in two divisions, a division under two MEF. */
async function school(type: PublicationType = 'DEADLINE') {
  const { id: schoolId } = await buildSchool({ open: ['NOTES', 'ABSENCES'] })
  await db.schoolTeleservice.updateMany({ where: { schoolId }, data: { publicationType: type } })
  await buildStudent({ schoolId, division: '1ES1', mefCode: GENERAL })
  await buildStudent({ schoolId, division: '1ES1', mefCode: GENERAL })
  await buildStudent({ schoolId, division: '1ES2', mefCode: GENERAL })
  await buildStudent({ schoolId, division: '1ES2', mefCode: EURO })
  const { account } = await buildStaff({ schoolId })
  return staffActor({ id: account.id, schoolId })
}

const shown = async (actor: StaffActor, service: 'notes' | 'absences' = 'notes') => {
  const publication = await findPublication(actor, service)
  if (!publication) throw new Error('not offered')
  return publication
}

const rows = async (actor: StaffActor) =>
  (await shown(actor)).couples.map(({ mefCode, division, dates }) => [mefCode, division, dates])

const couple = async (actor: StaffActor, mefCode: string, division: string): Promise<Couple> => {
  const found = (await shown(actor)).couples.find((row) => row.mefCode === mefCode && row.division === division)
  if (!found) throw new Error(`${mefCode} ${division}`)
  return found
}

const audited = (actor: StaffActor, action: string) =>
  db.auditEvent.findMany({ where: { schoolId: actor.schoolId, action }, select: { data: true } })

const add = (actor: StaffActor, day: string, couples: 'ALL' | Couple[] = 'ALL', kind: PublicationKind = 'NOTES') =>
  addReleaseDate(actor, { kind, day, couples })

describe('[TS-58] the couples MEF / division', () => {
  test('come from the enrollments of the current year, with their dates in order', async () => {
    const actor = await school()
    await add(actor, OTHER_DAY, [await couple(actor, GENERAL, '1ES2')])
    await add(actor, DAY, [await couple(actor, GENERAL, '1ES2')])
    expect(await rows(actor)).toEqual([
      [GENERAL, '1ES1', []],
      [GENERAL, '1ES2', [DAY, OTHER_DAY]],
      [EURO, '1ES2', []],
    ])
    expect((await shown(actor)).couples.map(({ students }) => students)).toEqual([2, 1, 1])
  })

  test('neither pupils who left, nor other years, nor another school; who has no MEF is counted apart', async () => {
    const actor = await school()
    await buildStudent({ schoolId: actor.schoolId, division: 'PARTI', leftOn: '2026-10-01' })
    await buildStudent({ schoolId: actor.schoolId, division: '2A', mefCode: null })
    const old = await buildStudent({ schoolId: actor.schoolId, division: 'VIEUX' })
    await db.enrollment.updateMany({ where: { studentId: old.id }, data: { year: 2025 } })
    await school()
    expect((await rows(actor)).map(([, division]) => division)).toEqual(['1ES1', '1ES2', '1ES2'])
    expect((await shown(actor)).withoutCouple).toBe(1)
  })

  test('a couple that lost its last pupil stays while it has a date, and receives none', async () => {
    const actor = await school()
    const euro = await couple(actor, EURO, '1ES2')
    await add(actor, DAY)
    await db.enrollment.updateMany({ where: { schoolId: actor.schoolId, mefCode: EURO }, data: { mefCode: GENERAL } })
    expect((await shown(actor)).couples.find(({ mefCode }) => mefCode === EURO)).toMatchObject({
      students: 0,
      dates: [DAY],
    })
    expect(await add(actor, OTHER_DAY, [euro])).toEqual({ changed: 0, unchanged: 1 })
    expect(await removeReleaseDate(actor, { kind: 'NOTES', day: DAY, couples: [euro] })).toMatchObject({ changed: 1 })
    expect((await rows(actor)).map(([mef]) => mef)).toEqual([GENERAL, GENERAL])
  })
})

describe('[TS-60] adding a date', () => {
  test('[TS-57] to some couples or to all, journaled once', async () => {
    const actor = await school()
    expect(await add(actor, DAY, [await couple(actor, GENERAL, '1ES1')])).toEqual({ changed: 1, unchanged: 0 })
    expect(await add(actor, DAY)).toEqual({ changed: 2, unchanged: 0 })
    expect((await rows(actor)).map(([, , dates]) => dates)).toEqual([[DAY], [DAY], [DAY]])
    expect((await audited(actor, 'release-date.added')).map(({ data }) => data)).toEqual([
      { kind: 'NOTES', day: DAY, count: 1 },
      { kind: 'NOTES', day: DAY, count: 2 },
    ])
  })

  test('two heads at once: one adds, the other learns that it was done', async () => {
    const actor = await school()
    const couples = [await couple(actor, GENERAL, '1ES1'), await couple(actor, EURO, '1ES2')]
    const results = await Promise.all([add(actor, DAY, couples), add(actor, DAY, couples)])
    expect(results.map(({ changed }) => changed).sort()).toEqual([0, 2])
    expect(await db.releaseDate.count({ where: { schoolId: actor.schoolId } })).toBe(2)
    expect(await audited(actor, 'release-date.added')).toHaveLength(1)
  })

  test('yesterday and what is outside the school year are refused with a sentence', async () => {
    const actor = await school()
    await expect(add(actor, addDays(today(), -1))).rejects.toMatchObject({ code: 'REJECTED', message: /est passé/ })
    await expect(add(actor, '2027-09-01')).rejects.toMatchObject({ code: 'REJECTED', message: /année scolaire 2026/ })
    expect(await add(actor, today())).toMatchObject({ changed: 3 })
  })

  test('no couple, or couples of another school, add nothing', async () => {
    const [actor, other] = [await school(), await school()]
    await expect(add(actor, DAY, [])).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
    expect(await add(actor, DAY, [await couple(other, GENERAL, '1ES1')])).toEqual({ changed: 0, unchanged: 1 })
    expect(await db.releaseDate.count({ where: { schoolId: { in: [actor.schoolId, other.schoolId] } } })).toBe(0)
    expect(await audited(actor, 'release-date.added')).toEqual([])
  })

  test('[TS-66] the dates of Absences are its own', async () => {
    const actor = await school()
    await add(actor, DAY, 'ALL', 'ABSENCES')
    expect((await rows(actor)).map(([, , dates]) => dates)).toEqual([[], [], []])
    expect((await shown(actor, 'absences')).couples.map(({ dates }) => dates)).toEqual([[DAY], [DAY], [DAY]])
  })
})

describe('[TS-61] removing a date', () => {
  test('from the couples ticked, past days included; the other dates stay', async () => {
    const actor = await school()
    const first = await couple(actor, GENERAL, '1ES1')
    await add(actor, DAY)
    await add(actor, OTHER_DAY)
    const past = toDbDate('2026-09-15')
    await db.releaseDate.create({
      data: { ...keyOf(first), schoolId: actor.schoolId, kind: 'NOTES', releasedOn: past },
    })
    const remove = (day: string, couples: 'ALL' | Couple[]) => removeReleaseDate(actor, { kind: 'NOTES', day, couples })
    expect(await remove('2026-09-15', 'ALL')).toEqual({ changed: 1, unchanged: 0 })
    expect(await remove(DAY, [first])).toEqual({ changed: 1, unchanged: 0 })
    expect(await remove(DAY, [first])).toEqual({ changed: 0, unchanged: 1 })
    expect((await rows(actor)).map(([, , dates]) => dates)).toEqual([[OTHER_DAY], [DAY, OTHER_DAY], [DAY, OTHER_DAY]])
    expect(await audited(actor, 'release-date.removed')).toHaveLength(2)
  })

  test('[XC-04] the dates of another school stay', async () => {
    const [actor, other] = [await school(), await school()]
    await add(other, DAY)
    const theirs = await couple(other, GENERAL, '1ES1')
    for (const couples of ['ALL' as const, [theirs]])
      expect(await removeReleaseDate(actor, { kind: 'NOTES', day: DAY, couples })).toMatchObject({ changed: 0 })
    expect(await db.releaseDate.count({ where: { schoolId: other.schoolId } })).toBe(3)
  })
})

describe('the type of publication', () => {
  const set = (actor: StaffActor, type: PublicationType, confirmed = 0) =>
    setPublicationType(actor, { kind: 'NOTES', type, confirmed })
  const stored = (actor: StaffActor) => db.releaseDate.count({ where: { schoolId: actor.schoolId, kind: 'NOTES' } })

  test('[TS-52][TS-63] fil de l’eau → échéance is silent, and journaled', async () => {
    const actor = await school('CONTINUOUS')
    expect(await set(actor, 'DEADLINE')).toEqual({ outcome: 'CHANGED', dropped: 0 })
    expect(await set(actor, 'DEADLINE')).toEqual({ outcome: 'UNCHANGED', dropped: 0 })
    expect((await shown(actor)).publicationType).toBe('DEADLINE')
    expect((await shown(actor, 'absences')).publicationType).toBe('CONTINUOUS')
    expect(await audited(actor, 'teleservice.publication-type-changed')).toHaveLength(1)
  })

  test('[TS-64] échéance → fil de l’eau asks first, then deletes the dates of that service alone', async () => {
    const [actor, other] = [await school(), await school()]
    await add(actor, DAY)
    await add(actor, DAY, 'ALL', 'ABSENCES')
    await add(other, DAY)
    expect(await set(actor, 'CONTINUOUS')).toEqual({ outcome: 'TO_CONFIRM', dropped: 0 })
    expect([(await shown(actor)).publicationType, await stored(actor)]).toEqual(['DEADLINE', 3])
    expect(await set(actor, 'CONTINUOUS', 3)).toEqual({ outcome: 'CHANGED', dropped: 3 })
    expect([(await shown(actor)).publicationType, await stored(actor)]).toEqual(['CONTINUOUS', 0])
    expect((await shown(actor, 'absences')).storedDates).toBe(3)
    expect(await stored(other)).toBe(3)
    expect((await audited(actor, 'teleservice.publication-type-changed')).map(({ data }) => data)).toEqual([
      { kind: 'NOTES', type: 'CONTINUOUS', dropped: 3 },
    ])
  })

  test('[TS-64] a date that a colleague added after the question is asked about again, and kept meanwhile', async () => {
    const actor = await school()
    await add(actor, DAY)
    await add(actor, addDays(DAY, 1))
    expect(await set(actor, 'CONTINUOUS', 3)).toEqual({ outcome: 'TO_CONFIRM', dropped: 0 })
    expect(await stored(actor)).toBe(6)
    expect(await set(actor, 'CONTINUOUS', 6)).toEqual({ outcome: 'CHANGED', dropped: 6 })
  })

  test('without any date nothing is asked', async () => {
    const actor = await school()
    expect(await set(actor, 'CONTINUOUS')).toEqual({ outcome: 'CHANGED', dropped: 0 })
  })

  test('a colleague who adds a date while it goes back to fil de l’eau: no date survives', async () => {
    const actor = await school()
    await add(actor, OTHER_DAY)
    const [type, added] = await Promise.allSettled([set(actor, 'CONTINUOUS', 6), add(actor, DAY)])
    expect(type.status).toBe('fulfilled')
    if (added.status === 'rejected') expect(added.reason).toMatchObject({ code: 'CONFLICT' })
    expect(await stored(actor)).toBe(0)
    await expect(add(actor, DAY)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('[TS-55] a closed service refuses every change with the same sentence', async () => {
    const actor = await school()
    await add(actor, DAY)
    await setOpening(actor, { wanted: { NOTES: false } })
    const refused = { code: 'CLOSED', message: SERVICE_CLOSED.NOTES }
    await expect(set(actor, 'CONTINUOUS', 3)).rejects.toMatchObject(refused)
    await expect(add(actor, OTHER_DAY)).rejects.toMatchObject(refused)
    await expect(removeReleaseDate(actor, { kind: 'NOTES', day: DAY, couples: 'ALL' })).rejects.toMatchObject(refused)
    await setOpening(actor, { wanted: { NOTES: true } })
    expect([(await shown(actor)).publicationType, await stored(actor)]).toEqual(['DEADLINE', 3])
  })

  test('what the académie does not offer has no settings', async () => {
    const academie = await buildAcademie({ teleservices: { create: [{ kind: 'NOTES', available: false }] } })
    const { id } = await buildSchool({ academieId: academie.id })
    expect(await findPublication(staffActor({ schoolId: id }), 'notes')).toBeNull()
  })
})

describe('[TS-27] the step « Paramétrer »', () => {
  test('counts the open services « A échéance » that have no date, and the couples without one', async () => {
    const actor = await school()
    expect(await getSetUpState(actor)).toEqual({ withoutAnyDate: 2, undatedCouples: 6 })
    await add(actor, DAY, [await couple(actor, GENERAL, '1ES1')])
    expect(await getSetUpState(actor)).toEqual({ withoutAnyDate: 1, undatedCouples: 5 })
    await setOpening(actor, { wanted: { ABSENCES: false } })
    expect(await getSetUpState(actor)).toEqual({ withoutAnyDate: 0, undatedCouples: 2 })
  })

  test('nothing is missing au fil de l’eau, nor where nobody is enrolled', async () => {
    expect(await getSetUpState(await school('CONTINUOUS'))).toEqual({ withoutAnyDate: 0, undatedCouples: 0 })
    const { id } = await buildSchool({ open: ['NOTES'] })
    expect(await getSetUpState(staffActor({ schoolId: id }))).toEqual({ withoutAnyDate: 0, undatedCouples: 0 })
  })
})

const keyOf = ({ mefCode, divisionId }: Couple) => ({ mefCode, divisionId })
