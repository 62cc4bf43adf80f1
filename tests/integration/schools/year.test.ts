import { beforeEach, describe, expect, test } from 'vitest'
import { attachLateSiblings, closeLapsedHolders, cutAccesses } from '@/lib/accounts'
import { displayCode } from '@/lib/accounts/commands/display-code'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { undoImport } from '@/lib/schools/imports/commands/undo-import'
import { confirmYear } from '@/lib/schools/years/commands/confirm-year'
import { undoYear } from '@/lib/schools/years/commands/undo-year'
import { getYearChange } from '@/lib/schools/years/queries/get-year-change'
import { findAbsences } from '@/lib/teleservices/family/find-absences'
import { findMarks } from '@/lib/teleservices/family/find-marks'
import { buildAbsence, buildAccount, buildAssessment, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { familyActor, staffActor } from '../../support/actors'
import { makeCode, onDay, replicate } from '../../support/codes'
import { freshUai, runImport } from '../../support/imports-run'
import { rowsOf } from '../../support/school-rows'
import { elevesXml, link, person, pupil, responsablesXml } from '../../support/siecle'

const [stays, leaves, comes] = [pupil({ id: '1' }), pupil({ id: '2' }), pupil({ id: '3' })]
const [mother, other, newcomer] = [person({ id: '11' }), person({ id: '12', PRENOM: 'Ada' }), person({ id: '13' })]

let school: Awaited<ReturnType<typeof buildSchool>>
const system = () => schoolSystemActor('test', school.id)
const confirm = (options: { early?: boolean; shown?: string; year?: number } = {}) =>
  confirmYear(system(), { early: true, ...options }, cutAccesses)

const files = (year: number, pupils: ReturnType<typeof pupil>[], people: ReturnType<typeof person>[]) => [
  elevesXml(pupils, { uai: school.uai, year }),
  responsablesXml(
    people,
    pupils.map((each, index) => link(each, people[index] ?? mother)),
    { uai: school.uai, year },
  ),
]
const prepare = () =>
  runImport(school.uai, files(2027, [{ ...stays, division: '4 A' }, comes], [mother, newcomer]), {
    answers: { acceptYear: true },
  })

const studentOf = (sourceId: string) => db.student.findFirstOrThrow({ where: { schoolId: school.id, sourceId } })
const coupleOf = async (sourceId: string) =>
  db.guardianship.findFirstOrThrow({ where: { studentId: (await studentOf(sourceId)).id } })

/** The couple of that pupil has an account that reads. */
async function open(sourceId: string) {
  const couple = await coupleOf(sourceId)
  await makeCode('CAR', couple, '2026-11-24')
  const account = await buildAccount()
  const opened = { schoolId: school.id, usableFrom: new Date('2026-09-01'), route: 'CODE' as const }
  await db.access.create({ data: { ...opened, accountId: account.id, guardianshipId: couple.id } })
  return familyActor({ id: account.id })
}

beforeEach(async () => {
  school = await buildSchool({ uai: freshUai(), open: ['NOTES', 'ABSENCES'] })
  await runImport(school.uai, files(2026, [stays, leaves], [mother, other]))
})

describe('[TS-12][TS-40] the school passes to the next year', () => {
  test('divisions, pupils who stay, come and leave, codes and accesses; families read each year', async () => {
    const [staying, leaving] = [await open('1'), await open('2')]
    const { id: studentId } = await studentOf('1')
    await buildAssessment({ schoolId: school.id, marks: { [studentId]: 12 } })
    await buildAbsence({ schoolId: school.id, studentId })
    await replicate(school.id)
    await prepare()
    expect(await getYearChange(staffActor({ schoolId: school.id }))).toMatchObject({
      current: 2026,
      plan: { from: 2026, to: 2027, staying: 1, coming: 1, leaving: 1, divisions: 2 },
      proposed: true,
      early: true,
      last: null,
    })

    expect(await confirm()).toMatchObject({ from: 2026, to: 2027, ended: 2 })

    expect(await db.school.findUniqueOrThrow({ where: { id: school.id } })).toMatchObject({ currentYear: 2027 })
    const now = await db.enrollment.findMany({
      where: { schoolId: school.id, current: true },
      select: { year: true, division: { select: { code: true } }, student: { select: { sourceId: true } } },
      orderBy: { student: { sourceId: 'asc' } },
    })
    expect(now).toEqual([
      { year: 2027, division: { code: '4 A' }, student: { sourceId: '1' } },
      { year: 2027, division: { code: '3 A' }, student: { sourceId: '3' } },
    ])
    expect((await studentOf('2')).leftOn).not.toBeNull()
    expect(await findMarks(leaving, { studentId: (await studentOf('2')).id })).toBeNull()

    await onDay(1, () => replicate(school.id))
    expect(await findMarks(staying, { studentId })).toMatchObject({
      content: { year: 2027, years: [2027, 2026], rows: [] },
    })
    expect(await findMarks(staying, { studentId, year: 2026 })).toMatchObject({
      content: { year: 2026, rows: [{ value: 12 }] },
    })
    expect(await findAbsences(staying, { studentId, year: 2026 })).toMatchObject({ content: { rows: [{}] } })
  })

  test('a code of before opens an account after; the same night, later nights: what was read of the former year stays', async () => {
    const reader = await open('1')
    const { id: studentId } = await studentOf('1')
    await buildAssessment({ schoolId: school.id, marks: { [studentId]: 12 } })
    await prepare()
    // Never copied before the change: it is read all the same.
    await confirm()
    for (const day of [1, 2, 200]) await onDay(day, () => replicate(school.id))
    expect(await findMarks(reader, { studentId, year: 2026 })).toMatchObject({ content: { rows: [{ value: 12 }] } })
    const [code] = await db.activationCode.findMany({ where: { guardianshipId: (await coupleOf('1')).id } })
    expect(code).toMatchObject({ invalidatedAt: null })
  })

  test('not before its file, not twice, not with other figures than those shown, not early without a word', async () => {
    await expect(confirm()).rejects.toMatchObject({ code: 'REJECTED', message: /Importez d’abord/ })
    await expect(confirm({ year: 2026 })).rejects.toMatchObject({ message: /déjà en 2026\/2027/ })
    await prepare()
    const { plan } = await getYearChange(staffActor({ schoolId: school.id }))
    await expect(confirm({ early: false })).rejects.toMatchObject({ message: /juin/ })
    await expect(confirm({ shown: 'autre' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(confirm({ year: 2028 })).rejects.toMatchObject({ message: /2028\/2029 n’est pas prête/ })
    const twice = await Promise.allSettled([confirm({ shown: plan?.shown ?? '' }), confirm()])
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('[TS-12] going back', () => {
  test('everything is as before, whatever a night did; once', async () => {
    await open('2')
    await makeCode('CAR', await coupleOf('1'), '2026-11-24')
    await prepare()
    const before = await rowsOf(school.id)
    await confirm()
    expect(await rowsOf(school.id)).not.toEqual(before)
    await onDay(1, () => replicate(school.id))
    expect(await undoYear(system(), closeLapsedHolders)).toEqual({ from: 2027, to: 2026 })
    expect(await rowsOf(school.id)).toEqual(before)
    await expect(undoYear(system(), closeLapsedHolders)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
    expect(await confirm()).toMatchObject({ to: 2027 })
  })

  test('refused once something is built on it, which is said, and nothing changes', async () => {
    const { account } = await buildStaff({ schoolId: school.id })
    const actor = staffActor({ id: account.id, schoolId: school.id })
    const couple = await coupleOf('1')
    await makeCode('CAR', couple, '2026-11-24')
    await prepare()
    await confirm()
    await displayCode(actor, { kind: 'CAR', holderId: couple.id })
    const after = await rowsOf(school.id)
    await expect(undoYear(system(), closeLapsedHolders)).rejects.toMatchObject({
      code: 'REJECTED',
      message: /des codes ont été affichés/,
    })
    expect((await getYearChange(actor)).last?.reason).toMatch(/affichés/)
    expect(await rowsOf(school.id)).toEqual(after)
  })

  test('what the journal does not tell of still keeps the pupils that it needs', async () => {
    const actor = staffActor({ schoolId: school.id })
    await runImport(school.uai, files(2026, [stays, leaves, comes], [mother, other, newcomer]))
    const { id } = await db.fileLoad.findFirstOrThrow({
      where: { schoolId: school.id },
      orderBy: { createdAt: 'desc' },
    })
    await buildAssessment({ schoolId: school.id, marks: { [(await studentOf('3')).id]: 12 } })
    const before = await rowsOf(school.id)
    await expect(undoImport(actor, id, closeLapsedHolders)).rejects.toMatchObject({
      code: 'REJECTED',
      message: /d’autres données/,
    })
    expect(await rowsOf(school.id)).toEqual(before)
  })

  test('[TS-16] a couple that came back, that a night attached, reads nothing once its import is undone', async () => {
    const actor = staffActor({ schoolId: school.id })
    // The mother of the one, then of both: the second couple ends, comes back, and a night opens it to her account.
    await runImport(school.uai, files(2026, [stays, leaves], [mother, mother]), { answers: { allowCuts: true } })
    await open('1')
    await runImport(school.uai, files(2026, [stays, leaves], [mother, other]), { answers: { allowCuts: true } })
    await runImport(school.uai, files(2026, [stays, leaves], [mother, mother]), { answers: { allowCuts: true } })
    const couple = await db.guardianship.findFirstOrThrow({
      where: { studentId: (await studentOf('2')).id, guardian: { sourceId: mother.id } },
    })
    await makeCode('CAR', couple, '2026-11-24')
    await replicate(school.id)
    await db.$transaction((tx) => attachLateSiblings(tx, { schoolIds: [school.id] }))
    const live = { guardianshipId: couple.id, withdrawnAt: null }
    expect(await db.access.count({ where: live })).toBe(1)
    const { id } = await db.fileLoad.findFirstOrThrow({
      where: { schoolId: school.id },
      orderBy: { createdAt: 'desc' },
    })
    await undoImport(actor, id, closeLapsedHolders)
    expect((await db.guardianship.findUniqueOrThrow({ where: { id: couple.id } })).endedOn).not.toBeNull()
    expect(await db.access.count({ where: live })).toBe(0)
  })

  test('[XC-14] an import is another school’s to nobody, and two presses at once undo it once', async () => {
    const before = await rowsOf(school.id)
    await runImport(school.uai, files(2026, [stays, leaves, comes], [mother, other, newcomer]))
    const { id } = await db.fileLoad.findFirstOrThrow({
      where: { schoolId: school.id },
      orderBy: { createdAt: 'desc' },
    })
    const stranger = staffActor({ schoolId: (await buildSchool()).id })
    await expect(undoImport(stranger, id, closeLapsedHolders)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const actor = staffActor({ schoolId: school.id })
    await Promise.all([undoImport(actor, id, closeLapsedHolders), undoImport(actor, id, closeLapsedHolders)])
    expect(await rowsOf(school.id)).toEqual(before)
    expect(await db.auditEvent.count({ where: { targetId: id, action: 'import.undone' } })).toBe(1)
  })

  test('an import made since is undone first', async () => {
    await prepare()
    await confirm()
    await runImport(school.uai, files(2027, [{ ...stays, division: '4 B' }, comes], [mother, newcomer]))
    await expect(undoYear(system(), closeLapsedHolders)).rejects.toMatchObject({ message: /plus récent/ })
  })
})
