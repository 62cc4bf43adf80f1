import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { findMarks } from '@/lib/teleservices/family/find-marks'
import { confirmRecordLoad } from '@/lib/teleservices/records/commands/confirm-record-load'
import { saveAssessment } from '@/lib/teleservices/records/commands/save-assessment'
import { termsOf } from '@/lib/teleservices/records/domain/averages'
import { SAME_ASSESSMENT } from '@/lib/teleservices/records/messages'
import { findRecordLoad } from '@/lib/teleservices/records/queries/find-record-load'
import { listAssessmentFilters, listAssessments } from '@/lib/teleservices/records/queries/list-assessments'
import { domainsOf, listSkillNames } from '@/lib/teleservices/records/queries/list-skill-names'
import { listSkills } from '@/lib/teleservices/records/queries/list-skills'
import { AssessmentForm } from '@/lib/teleservices/records/schemas'
import { buildAssessment, buildSchool, buildSkill } from '@/prisma/seed/builders'
import { familyActor } from '@/tests/support/actors'
import { replicate } from '@/tests/support/codes'
import { activeParent } from '@/tests/support/families'
import {
  fileOf,
  load,
  MARKS_HEAD,
  markLine,
  receive,
  recordsSchool,
  SKILLS_HEAD,
  skillLine,
} from '@/tests/support/records'

const at = (second: number) => new Date(`2026-11-13T10:00:0${second}Z`)

test('[TS-122] a subject written in two ways is one in the list; tests of one day by the time loaded, then by title', async () => {
  const { actor, school } = await recordsSchool('Lina')
  const schoolId = school.id
  await buildAssessment({ schoolId, subject: 'Histoire-géographie', title: 'C', createdAt: at(1) })
  await buildAssessment({ schoolId, subject: 'HISTOIRE GEOGRAPHIE', title: 'B', createdAt: at(2) })
  await buildAssessment({ schoolId, subject: 'Histoire-géographie', title: 'A', createdAt: at(2) })
  await buildAssessment({ schoolId, subject: 'Anglais', title: 'D', createdAt: at(0), takenOn: '2026-11-12' })
  expect((await listAssessmentFilters(actor)).subjects).toEqual(['Anglais', 'Histoire-géographie'])
  const titles = async (matiere: string) => {
    const { rows } = await listAssessments(actor, { division: '', matiere, page: 1, fait: undefined })
    return rows.map(({ title }) => title)
  }
  expect(await titles('Histoire-géographie')).toEqual(['C', 'A', 'B'])
  expect(await titles('histoire geographie')).toEqual(['C', 'A', 'B'])
  expect(await titles('')).toEqual(['C', 'A', 'B', 'D'])
  expect(await titles('Latin')).toEqual([])
})

test('[TS-122] a file that writes a subject in another way doubles no test, and says so', async () => {
  const { actor, school, students } = await recordsSchool('Lina')
  const [lina] = students as [(typeof students)[0]]
  const file = (subject: string) => fileOf(MARKS_HEAD, markLine(lina, '12').replace('Maths', subject))
  await load(actor, 'NOTES', file('Éducation musicale'))
  const loadId = await receive(actor, 'NOTES', file('EDUCATION  MUSICALE'))
  const details = await findRecordLoad(actor, { type: 'notes', loadId }, 1)
  expect(details?.spellings).toEqual([{ read: 'EDUCATION MUSICALE', kept: 'Éducation musicale' }])
  expect(details?.anomalyCount).toBe(0)
  expect(await load(actor, 'NOTES', file('education-musicale'))).toMatchObject({ testsCreated: 0, marksChanged: 0 })
  expect(await db.assessment.count({ where: { schoolId: school.id } })).toBe(1)
})

test('[TS-122] two files that wait at once, then a test by hand: one subject, one test', async () => {
  const { actor, school, students } = await recordsSchool('Lina')
  const [lina] = students as [(typeof students)[0]]
  const file = (subject: string, mark: string) => fileOf(MARKS_HEAD, markLine(lina, mark).replace('Maths', subject))
  const first = await receive(actor, 'NOTES', file('Histoire-géographie', '12'))
  const second = await receive(actor, 'NOTES', file('HISTOIRE GEOGRAPHIE', '13'))
  await confirmRecordLoad(actor, { type: 'notes', loadId: first })
  await confirmRecordLoad(actor, { type: 'notes', loadId: second })
  const tests = await db.assessment.findMany({ where: { schoolId: school.id }, include: { marks: true } })
  expect(tests.map(({ subject, marks }) => [subject, marks.map(({ value }) => Number(value))])).toEqual([
    ['Histoire-géographie', [13]],
  ])
  const form = {
    assessmentId: randomUUID(),
    existing: '' as const,
    year: '2026',
    groupName: '2NDE1',
    subject: 'histoire géographie',
    title: 'DS 1',
    takenOn: '2026-10-05',
    releasedOn: '2026-10-12',
    term: '',
    coefficient: '2',
    scale: '20',
    shown: [],
    studentIds: [],
    known: [],
    marks: [],
  }
  await expect(saveAssessment(actor, AssessmentForm.parse(form))).rejects.toMatchObject({ message: SAME_ASSESSMENT })
})

test('[TS-43] two files of skills that wait at once under two spellings: one level', async () => {
  const { actor, school, students } = await recordsSchool('Lina')
  const [lina] = students as [(typeof students)[0]]
  const first = await receive(actor, 'LPC', fileOf(SKILLS_HEAD, skillLine(lina, '2')))
  const second = await receive(actor, 'LPC', fileOf(SKILLS_HEAD, skillLine(lina, '3').toUpperCase()))
  await confirmRecordLoad(actor, { type: 'livret', loadId: first })
  await confirmRecordLoad(actor, { type: 'livret', loadId: second })
  expect(await db.assessedSkill.findMany({ where: { schoolId: school.id } })).toMatchObject([
    { skill: 'S’exprimer à l’oral', level: 3 },
  ])
})

test('[TS-43] a domain written in two ways is one in the list, under the spelling most used', async () => {
  const { actor, school, students } = await recordsSchool('Lina', 'Adam', 'Inès')
  const spellings = ['LANGUES ANCIENNES', 'Langues anciennes', 'Langues anciennes']
  for (const [index, { id: studentId }] of students.entries())
    await buildSkill({ schoolId: school.id, studentId, domain: spellings[index] })
  expect(domainsOf(await listSkillNames(actor))).toEqual(['Langues anciennes'])
  expect((await listSkills(actor, { division: '', domaine: 'Langues anciennes', page: 1 })).total).toBe(3)
})

test('[TS-122] what was loaded under two spellings is one subject for a family, its tests of one day in order', async () => {
  const school = await buildSchool({ open: ['NOTES'] })
  const { couple, account } = await activeParent(school)
  const give = (subject: string, title: string, second: number) =>
    buildAssessment({ schoolId: school.id, subject, title, createdAt: at(second), marks: { [couple.studentId]: 8 } })
  await give('Histoire-géographie', 'C', 1)
  await give('HISTOIRE GEOGRAPHIE', 'B', 2)
  await give('Histoire-géographie', 'A', 2)
  await replicate(school.id)
  const found = await findMarks(familyActor({ id: account.id }), { studentId: couple.studentId })
  const subjects = termsOf(found?.content?.rows ?? [])[0]?.subjects
  expect(subjects?.map(({ subject, marks }) => [subject, marks.map(({ title }) => title)])).toEqual([
    ['Histoire-géographie', ['C', 'A', 'B']],
  ])
})
