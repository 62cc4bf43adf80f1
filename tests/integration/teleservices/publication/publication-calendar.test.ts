import { describe, expect, test } from 'vitest'
import { withdrawAccesses } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import {
  buildAbsence,
  buildAssessment,
  buildCode,
  buildReleaseDate,
  buildSchool,
  buildStudent,
} from '@/prisma/seed/builders'
import { atInstant, replicate } from '../../../support/codes'
import { copiedAbsences, copiedMarks } from '../../../support/publication'

/** A pupil whom somebody may read, in a school that opened both services. */
async function readPupil(school: { currentYear?: number } = {}) {
  const { id: schoolId } = await buildSchool({ open: ['NOTES', 'ABSENCES'], ...school })
  const { id: studentId } = await buildStudent({ schoolId })
  await buildCode({ kind: 'CAE', studentId, usableFrom: '2026-09-01' })
  return { schoolId, studentId }
}
const marked = async (
  { schoolId, studentId }: { schoolId: string; studentId: string },
  options: Parameters<typeof buildAssessment>[0] = {},
) => (await buildAssessment({ schoolId, marks: { [studentId]: 14 }, ...options })).id

const nightOf = (day: string, schoolId: string) => atInstant(`${day}T01:30:00Z`, () => replicate(schoolId))
const titlesRead = async (schoolId: string) => {
  const rows = await db.$queryRaw<{ title: string }[]>`
    select a.title from teleservices.mark m join teleservices.assessment a on a.id = m.assessment_id
    where a.school_id = ${schoolId}::uuid order by a.title`
  return rows.map((row) => row.title)
}

describe('days that are not like the others', () => {
  test('[TS-46][TS-53] the days of 23 and of 25 hours: the eve is the eve, at any hour', async () => {
    for (const [eve, first, last] of [
      ['2027-03-27', '2027-03-28T00:10:00+01:00', '2027-03-28T23:50:00+02:00'],
      ['2027-10-30', '2027-10-31T00:10:00+02:00', '2027-10-31T23:50:00+01:00'],
    ] as const) {
      const pupil = await readPupil()
      await marked(pupil, { title: 'eve', releasedOn: eve })
      await marked(pupil, { title: 'day', releasedOn: first.slice(0, 10) })
      for (const instant of [first, last]) {
        await atInstant(instant, () => replicate(pupil.schoolId))
        expect(await titlesRead(pupil.schoolId), instant).toEqual(['eve'])
      }
    }
  })

  test('[TS-46][TS-53] 29 February exists in 2028', async () => {
    const pupil = await readPupil({ currentYear: 2027 })
    for (const day of ['2028-02-28', '2028-02-29']) await marked(pupil, { title: day, releasedOn: day, year: 2027 })
    await nightOf('2028-02-29', pupil.schoolId)
    expect(await titlesRead(pupil.schoolId)).toEqual(['2028-02-28'])
    await nightOf('2028-03-01', pupil.schoolId)
    expect(await titlesRead(pupil.schoolId)).toEqual(['2028-02-28', '2028-02-29'])
  })

  test('[TS-46] a server stopped for three nights catches up in one', async () => {
    const pupil = await readPupil()
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'])
      await marked(pupil, { title: day, releasedOn: day })
    await nightOf('2026-11-25', pupil.schoolId)
    expect(await titlesRead(pupil.schoolId)).toEqual(['2026-11-24'])
    expect(await nightOf('2026-11-28', pupil.schoolId)).toMatchObject({ marks: 3, removed: 0 })
    expect(await db.replicationRun.count({ where: { schoolId: pupil.schoolId } })).toBe(2)
  })

  test('[TS-53] a clock set back takes back what is not published any more', async () => {
    const pupil = await readPupil()
    for (const day of ['2026-11-24', '2026-11-26']) await marked(pupil, { title: day, releasedOn: day })
    await nightOf('2026-11-27', pupil.schoolId)
    expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject({ marks: 0, removed: 1 })
    expect(await titlesRead(pupil.schoolId)).toEqual(['2026-11-24'])
  })
})

describe('the school year', () => {
  test('[TS-12][TS-53] the marks and absences of the year that ends stay; the new one begins empty', async () => {
    const pupil = await readPupil()
    await marked(pupil)
    await buildAbsence(pupil)
    await nightOf('2027-07-09', pupil.schoolId)
    expect(await copiedMarks(pupil.schoolId)).toHaveLength(1)
    await db.school.update({ where: { id: pupil.schoolId }, data: { currentYear: 2027 } })
    expect(await nightOf('2027-08-30', pupil.schoolId)).toMatchObject({ marks: 0, removed: 0 })
    const former = await titlesRead(pupil.schoolId)
    expect(former).toHaveLength(1)
    await marked(pupil, { year: 2027, title: 'rentrée', takenOn: '2027-09-06', releasedOn: '2027-09-07' })
    await nightOf('2027-09-08', pupil.schoolId)
    expect((await titlesRead(pupil.schoolId)).toSorted()).toEqual([...former, 'rentrée'].toSorted())
  })

  test('[TS-57] a pupil who changes division is read by the dates of his new couple', async () => {
    const pupil = await readPupil()
    const kind = { schoolId: pupil.schoolId, kind: 'NOTES' } as const
    await db.schoolTeleservice.update({ where: { schoolId_kind: kind }, data: { publicationType: 'DEADLINE' } })
    await buildStudent({ schoolId: pupil.schoolId, division: '1G4' })
    await buildReleaseDate({ ...kind, releasedOn: '2026-11-20' })
    await marked(pupil, { releasedOn: '2026-11-16' })
    expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject({ marks: 1 })
    const division = await db.division.findFirstOrThrow({ where: { schoolId: pupil.schoolId, code: '1G4' } })
    await db.enrollment.updateMany({ where: { studentId: pupil.studentId }, data: { divisionId: division.id } })
    expect(await nightOf('2026-11-26', pupil.schoolId)).toMatchObject({ removed: 1 })
    await buildReleaseDate({ ...kind, division: '1G4', releasedOn: '2026-11-26' })
    expect(await nightOf('2026-11-27', pupil.schoolId)).toMatchObject({ marks: 1 })
  })
})

describe('pupils who leave', () => {
  test('[TS-124] the copies leave with the pupil; he comes back with another INE and reads his marks again', async () => {
    const pupil = await readPupil()
    await marked(pupil)
    await buildAbsence(pupil)
    await nightOf('2026-11-25', pupil.schoolId)
    const where = { id: pupil.studentId }
    await db.student.update({ where, data: { leftOn: toDbDate('2026-11-25'), ine: '070811012AB' } })
    await nightOf('2026-11-26', pupil.schoolId)
    expect([await copiedMarks(pupil.schoolId), await copiedAbsences(pupil.schoolId)]).toEqual([[], []])
    await db.student.update({ where, data: { leftOn: null, ine: '070811013CD' } })
    expect(await nightOf('2026-11-27', pupil.schoolId)).toMatchObject({ students: 0, marks: 0 })
    await buildCode({ kind: 'CAE', studentId: pupil.studentId, usableFrom: '2026-11-28' })
    expect(await nightOf('2026-11-28', pupil.schoolId)).toMatchObject({ students: 1, marks: 1, absences: 1 })
  })

  test('[TS-17][TS-44] a withdrawal takes the copies of marks and absences away at once', async () => {
    const pupil = await readPupil()
    await marked(pupil)
    await buildAbsence(pupil)
    await nightOf('2026-11-25', pupil.schoolId)
    await db.activationCode.updateMany({
      where: { studentId: pupil.studentId },
      data: { invalidatedAt: new Date(), invalidationReason: 'LOSS', encrypted: null },
    })
    await db.$transaction((tx) =>
      withdrawAccesses(tx, schoolSystemActor('test', pupil.schoolId), {
        schoolId: pupil.schoolId,
        guardianshipIds: [],
        studentIds: [pupil.studentId],
        reason: 'REFUSAL',
      }),
    )
    const left = await db.$queryRaw<unknown[]>`
      select from teleservices.mark where student_id = ${pupil.studentId}::uuid
      union all select from teleservices.absence where student_id = ${pupil.studentId}::uuid`
    expect(left).toEqual([])
  })
})

describe('differences only', () => {
  test('[TS-46] the same day twice writes nothing; one mark changed, then erased, is one row', async () => {
    const pupil = await readPupil()
    const assessmentId = await marked(pupil)
    await marked(pupil)
    await buildAbsence(pupil)
    expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject({ marks: 2, absences: 1 })
    const nothing = { schools: 0, students: 0, services: 0, marks: 0, absences: 0, skills: 0, removed: 0 }
    expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject(nothing)
    await db.$executeRaw`update mark set value = 15 where assessment_id = ${assessmentId}::uuid`
    expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject({ ...nothing, marks: 1 })
    await db.$executeRaw`delete from mark where assessment_id = ${assessmentId}::uuid`
    expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject({ ...nothing, removed: 1 })
  })

  test('a mark that is being written during the replication waits for the next one, and is not lost', async () => {
    const pupil = await readPupil()
    const { id: assessmentId } = await buildAssessment({ schoolId: pupil.schoolId })
    await db.$transaction(async (tx) => {
      await tx.mark.create({ data: { ...pupil, assessmentId, status: 'MARKED', value: 12 } })
      expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject({ marks: 0 })
    })
    expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject({ marks: 1 })
  })

  test('[TS-65] a closed service keeps its settings and its dates; its copies go, and come back when it opens', async () => {
    const pupil = await readPupil()
    const kind = { schoolId: pupil.schoolId, kind: 'NOTES' } as const
    const set = (data: object) => db.schoolTeleservice.update({ where: { schoolId_kind: kind }, data })
    await set({ publicationType: 'DEADLINE' })
    await buildReleaseDate({ ...kind, releasedOn: '2026-11-20' })
    await marked(pupil)
    expect(await nightOf('2026-11-25', pupil.schoolId)).toMatchObject({ marks: 1 })
    await set({ open: false })
    expect(await nightOf('2026-11-26', pupil.schoolId)).toMatchObject({ removed: 1 })
    expect(await set({ open: true })).toMatchObject({ publicationType: 'DEADLINE' })
    expect(await db.releaseDate.count({ where: kind })).toBe(1)
    expect(await nightOf('2026-11-27', pupil.schoolId)).toMatchObject({ marks: 1 })
  })
})
