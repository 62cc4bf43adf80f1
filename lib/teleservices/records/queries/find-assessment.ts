import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { fromDbDate } from '@/lib/platform/dates'
import { db, type Tx } from '@/lib/platform/db'
import { staffName } from '@/lib/platform/text'
import { PRESENT } from '@/lib/schools'
import type { AssessmentTexts } from '../domain/assessment'
import { type MarkStatus, markText } from '../domain/marks'
import { assessmentTexts } from '../domain/record-texts'
import { getCurrentYear } from './get-current-year'

/** `mark` is what is typed for it: « 12,5 », « ABS », « DISP », or nothing. */
export type SheetRow = { studentId: string; name: string; mark: string }

/** One test without its marks, in the texts of its form. */
export type AssessmentHeading = { id: string } & Omit<AssessmentTexts, 'groupName'>

/** One test as its form shows it. */
export type AssessmentSheet = {
  year: number
  groupName: string
  /** Null for a test that does not exist yet. */
  test: AssessmentHeading | null
  rows: SheetRow[]
}

export type WrittenMark = {
  studentId: string
  familyName: string
  usageName: string | null
  firstName: string
  status: MarkStatus | null
  value: number | null
}

/** The pupils of a division of this year, for a new test; null when the school has no such division. */
export async function newAssessmentSheet(actor: StaffActor, division: string): Promise<AssessmentSheet | null> {
  const year = await getCurrentYear(actor)
  const where = { schoolId_year_code: { schoolId: actor.schoolId, year, code: division } }
  if (!(await db.division.findUnique({ where, select: { id: true } }))) return null
  return {
    year,
    groupName: division,
    test: null,
    rows: await rowsOf(actor, { year, groupName: division, testId: null }),
  }
}

/** A test of this year with its marks, and the pupils of its division who have none; null when it is not the school's. */
export async function findAssessment(actor: StaffActor, id: string): Promise<AssessmentSheet | null> {
  const found = await findHeading(actor, id)
  return found && { ...found, rows: await rowsOf(actor, { ...found, testId: id }) }
}

/** A test of the school's current year without its marks, or null. */
export async function findHeading(
  actor: StaffActor,
  id: string,
  client: Tx = db,
): Promise<{ year: number; groupName: string; test: AssessmentHeading } | null> {
  const found = await client.assessment.findFirst({
    where: { id, schoolId: actor.schoolId, year: await getCurrentYear(actor, client) },
    select: {
      year: true,
      groupName: true,
      subject: true,
      title: true,
      takenOn: true,
      releasedOn: true,
      term: true,
      coefficient: true,
      scale: true,
    },
  })
  if (!found) return null
  const { year, groupName, ...test } = found
  return {
    year,
    groupName,
    test: {
      id,
      ...assessmentTexts({
        ...test,
        takenOn: fromDbDate(test.takenOn),
        releasedOn: fromDbDate(test.releasedOn),
        coefficient: Number(test.coefficient),
        scale: Number(test.scale),
      }),
    },
  }
}

type Sheet = { year: number; groupName: string; testId: string | null }

async function rowsOf(actor: StaffActor, { year, groupName, testId }: Sheet): Promise<SheetRow[]> {
  const rows = await db.$queryRaw<WrittenMark[]>`
    select s.id as "studentId", s.family_name as "familyName", s.usage_name as "usageName", s.first_name as "firstName",
           m.status, m.value::float8 as value
    from student s
    left join mark m on m.student_id = s.id and m.assessment_id = ${testId}::uuid and m.school_id = s.school_id
    where s.school_id = ${actor.schoolId}::uuid and (m.student_id is not null or (${PRESENT} and exists (
      select from enrollment e join division d on d.id = e.division_id
      where e.student_id = s.id and e.school_id = s.school_id and e.current and d.school_id = s.school_id
        and d.year = ${year} and d.code = ${groupName})))
    order by coalesce(s.usage_name_key, s.family_name_key) collate "C", s.first_name_key collate "C", s.id`
  return rows.map(sheetRow)
}

/** A pupil and their mark, as the form shows them. */
export const sheetRow = ({ studentId, status, value, ...person }: WrittenMark): SheetRow => ({
  studentId,
  name: staffName(person),
  mark: status ? markText({ status, value }) : '',
})
