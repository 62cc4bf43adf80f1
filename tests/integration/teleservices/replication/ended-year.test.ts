import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { PublicationType } from '@/lib/platform/prisma/enums'
import { setPublicationType } from '@/lib/teleservices/publication/commands/set-publication-type'
import { findPublication } from '@/lib/teleservices/publication/queries/get-publication'
import { deleteAbsence } from '@/lib/teleservices/records/commands/delete-absence'
import { deleteAssessment } from '@/lib/teleservices/records/commands/delete-assessment'
import { deleteSkill } from '@/lib/teleservices/records/commands/delete-skill'
import { findAssessment } from '@/lib/teleservices/records/queries/find-assessment'
import { findAbsence } from '@/lib/teleservices/records/queries/list-absences'
import { findSkill } from '@/lib/teleservices/records/queries/list-skills'
import {
  buildAbsence,
  buildAssessment,
  buildCode,
  buildReleaseDate,
  buildSchool,
  buildSkill,
  buildStaff,
  buildStudent,
} from '@/prisma/seed/builders'
import { staffActor } from '../../../support/actors'
import { atInstant, replicate } from '../../../support/codes'

/** A school in 2026/2027 with two pupils; the first may be read by somebody. */
async function schoolOf(type: PublicationType = 'CONTINUOUS') {
  const { id: schoolId } = await buildSchool({ open: ['NOTES', 'ABSENCES', 'LPC'] })
  await db.schoolTeleservice.updateMany({ where: { schoolId }, data: { publicationType: type } })
  const [first, second] = [(await buildStudent({ schoolId })).id, (await buildStudent({ schoolId })).id] as const
  const { account } = await buildStaff({ schoolId })
  const actor = staffActor({ id: account.id, schoolId })
  const open = (studentId: string) => buildCode({ kind: 'CAE', studentId, usableFrom: '2026-09-01' })
  await open(first)
  return {
    schoolId,
    first,
    second,
    actor,
    open,
    night: (day: string) => atInstant(`${day}T01:30:00Z`, () => replicate(schoolId)),
    turn: (currentYear: number) => db.school.update({ where: { id: schoolId }, data: { currentYear } }),
    choose: (day: string, chosen: PublicationType) =>
      atInstant(`${day}T08:00:00Z`, () => setPublicationType(actor, { kind: 'NOTES', type: chosen, confirmed: 0 })),
    test: (title: string, releasedOn: string) =>
      buildAssessment({ schoolId, title, releasedOn, takenOn: '2026-11-13', marks: { [first]: 12, [second]: 13 } }),
    titles: async (studentId: string) =>
      (
        await db.$queryRaw<{ title: string }[]>`
          select a.title from teleservices.mark m join teleservices.assessment a on a.id = m.assessment_id
          where m.student_id = ${studentId}::uuid order by a.title`
      ).map(({ title }) => title),
  }
}

/** Every row of the copies of a pupil, with the transaction that wrote it. */
const rowsOf = (studentId: string) => db.$queryRaw<{ row: string }[]>`
  select to_jsonb(m)::text || m.xmin as row from teleservices.mark m where student_id = ${studentId}::uuid
  union all select to_jsonb(a)::text || a.xmin from teleservices.absence a where student_id = ${studentId}::uuid
  union all select to_jsonb(k)::text || k.xmin from teleservices.skill k where student_id = ${studentId}::uuid
  union all select to_jsonb(t)::text || t.xmin from teleservices.assessment t join teleservices.student s using (school_id)
    where s.id = ${studentId}::uuid
  union all select to_jsonb(s)::text || s.xmin from teleservices.student s where id = ${studentId}::uuid
  order by 1`

describe('[TS-53][TS-57][TS-64] a year that is over is read by the rule that it had', () => {
  test('à échéance then: what no date covered stays unread once the school is au fil de l’eau', async () => {
    const school = await schoolOf('DEADLINE')
    const { schoolId, first, second, night, titles } = school
    await school.test('couvert', '2026-11-16')
    await school.test('jamais', '2027-05-03')
    await buildReleaseDate({ schoolId, releasedOn: '2026-12-18' })
    await night('2027-07-09')
    await school.turn(2027)
    await night('2027-08-30')
    expect((await findPublication(school.actor, 'notes'))?.storedDates).toBe(0)
    expect(await school.choose('2027-09-10', 'CONTINUOUS')).toEqual({ outcome: 'CHANGED', dropped: 0 })
    await school.open(second)
    await night('2027-09-11')
    expect([await titles(first), await titles(second)]).toEqual([['couvert'], ['couvert']])
    await school.turn(2028)
    await night('2028-08-28')
    expect([await titles(first), await titles(second)]).toEqual([['couvert'], ['couvert']])
  })

  test('au fil de l’eau then: a pupil copied since reads the year as his classmates do', async () => {
    const school = await schoolOf()
    await school.test('contrôle', '2026-11-16')
    await school.night('2027-07-09')
    await school.turn(2027)
    await school.choose('2027-09-10', 'DEADLINE')
    await school.choose('2027-09-11', 'CONTINUOUS')
    await school.choose('2027-09-12', 'DEADLINE')
    await school.open(school.second)
    await school.night('2027-09-13')
    expect([await school.titles(school.first), await school.titles(school.second)]).toEqual([
      ['contrôle'],
      ['contrôle'],
    ])
  })

  test('a school that goes back to the year reads it by its type of today', async () => {
    const school = await schoolOf()
    await school.test('contrôle', '2026-11-16')
    await school.turn(2027)
    await school.choose('2027-07-09', 'DEADLINE')
    await school.turn(2026)
    await school.night('2027-07-10')
    await school.turn(2027)
    await school.night('2027-07-11')
    expect(await school.titles(school.first)).toEqual([])
  })
})

describe('[TS-45][TS-53][TS-66] the night after the change of year', () => {
  test('corrects and removes what was corrected and deleted since the last one; twice the same day writes nothing', async () => {
    const school = await schoolOf()
    const { schoolId, first: studentId } = school
    const ids = { schoolId, studentId }
    const [kept, gone] = [await school.test('corrigé', '2026-11-16'), await school.test('supprimé', '2026-11-16')]
    const absences = [await buildAbsence(ids), await buildAbsence({ ...ids, startsOn: '2026-11-17' })] as const
    const skills = [await buildSkill(ids), await buildSkill({ ...ids, skill: 'Écrire' })] as const
    await school.night('2027-07-08')
    await db.mark.update({
      where: { assessmentId_studentId: { assessmentId: kept.id, studentId } },
      data: { value: 2 },
    })
    await db.assessment.update({ where: { id: kept.id }, data: { title: 'Corrigé' } })
    await db.assessment.delete({ where: { id: gone.id } })
    await db.absence.delete({ where: { id: absences[0].id } })
    await db.absence.update({ where: { id: absences[1].id }, data: { justified: true } })
    await db.assessedSkill.delete({ where: { id: skills[0].id } })
    await db.assessedSkill.update({ where: { id: skills[1].id }, data: { level: 4 } })
    await school.turn(2027)
    await school.night('2027-07-09')
    const copied = await rowsOf(studentId)
    const [marks, missed, levels] = await Promise.all([
      db.$queryRaw`select a.title, m.value::float8 from teleservices.mark m
        join teleservices.assessment a on a.id = m.assessment_id where student_id = ${studentId}::uuid`,
      db.$queryRaw`select starts_on::text as day, justified from teleservices.absence where student_id = ${studentId}::uuid`,
      db.$queryRaw`select skill, level from teleservices.skill where student_id = ${studentId}::uuid`,
    ])
    expect({ marks, missed, levels }).toEqual({
      marks: [{ title: 'Corrigé', value: 2 }],
      missed: [{ day: '2026-11-17', justified: true }],
      levels: [{ skill: 'Écrire', level: 4 }],
    })
    expect(
      await db.$queryRaw`select title from teleservices.assessment where school_id = ${schoolId}::uuid`,
    ).toHaveLength(1)
    await school.night('2027-07-09')
    expect(await rowsOf(studentId)).toEqual(copied)
  })

  test.each(['CONTINUOUS', 'DEADLINE'] as const)(
    '%s: what is published later is read on its day, not a year after',
    async (type) => {
      const school = await schoolOf(type)
      const { schoolId, first: studentId } = school
      await school.test('juin', '2027-06-30')
      await buildAbsence({ schoolId, studentId, startsOn: '2027-06-15', releasedOn: '2027-06-30' })
      await buildSkill({ schoolId, studentId, assessedOn: '2027-06-15', releasedOn: '2027-06-30' })
      if (type === 'DEADLINE')
        for (const kind of ['NOTES', 'ABSENCES', 'LPC'] as const)
          await buildReleaseDate({ schoolId, kind, releasedOn: '2027-06-30' })
      const copied = async () => {
        const [row] = await db.$queryRaw<[object]>`
        select (select count(*)::int from teleservices.mark where student_id = s.id) as marks,
               (select count(*)::int from teleservices.absence where student_id = s.id) as absences,
               (select count(*)::int from teleservices.skill where student_id = s.id) as skills, s.past_copied as finished
        from teleservices.student s where id = ${studentId}::uuid`
        return row
      }
      await school.night('2027-06-16')
      await school.turn(2027)
      for (const day of ['2027-06-17', '2027-06-30']) await school.night(day)
      expect(await copied()).toEqual({ marks: 0, absences: 0, skills: 0, finished: false })
      const waiting = await rowsOf(studentId)
      await school.night('2027-06-30')
      expect(await rowsOf(studentId)).toEqual(waiting)
      await school.night('2027-07-01')
      expect(await copied()).toEqual({ marks: 1, absences: 1, skills: 1, finished: true })
    },
  )
})

test('[TS-45] a test, an absence or a skill of a year that is over is neither shown nor deleted', async () => {
  const { schoolId, first: studentId, actor, turn, test: written } = await schoolOf()
  const { id } = await written('contrôle', '2026-11-16')
  const [absence, skill] = [await buildAbsence({ schoolId, studentId }), await buildSkill({ schoolId, studentId })]
  await turn(2027)
  const refused = { code: 'REJECTED', message: expect.stringMatching(/2026\/2027, une année finie/) }
  await expect(deleteAssessment(actor, id)).rejects.toMatchObject(refused)
  await expect(deleteAbsence(actor, absence.id)).rejects.toMatchObject(refused)
  await expect(deleteSkill(actor, skill.id)).rejects.toMatchObject(refused)
  expect(await findAssessment(actor, id)).toBeNull()
  expect(await findAbsence(actor, absence.id)).toBeNull()
  expect(await findSkill(actor, skill.id)).toBeNull()
})
