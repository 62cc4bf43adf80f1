import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { changedMeanwhile } from '@/lib/platform/shown-values'
import { markText, parseMark } from '../domain/marks'
import { MARKS_CHANGED } from '../messages'
import { sheetRow, type WrittenMark } from '../queries/find-assessment'
import type { AssessmentForm } from '../schemas'

/** A mark that this form changes, and that somebody else changed otherwise since it was shown: refuses, and says theirs. */
export async function refuseChangedMarks(
  tx: Tx,
  actor: StaffActor,
  form: AssessmentForm,
  scale: number,
): Promise<void> {
  const { assessmentId, studentIds, known, marks } = form
  const written = await tx.$queryRaw<WrittenMark[]>`
    select s.id as "studentId", s.family_name as "familyName", s.usage_name as "usageName", s.first_name as "firstName",
           m.status, m.value::float8 as value
    from student s
    left join mark m on m.student_id = s.id and m.assessment_id = ${assessmentId}::uuid and m.school_id = s.school_id
    where s.school_id = ${actor.schoolId}::uuid
      and s.id = any(${studentIds.filter((_id, index) => marks[index] !== known[index])}::uuid[])
    order by s.family_name_key collate "C", s.first_name_key collate "C", s.id`
  const others = written
    .map(sheetRow)
    .map((row) => ({ ...row, index: studentIds.indexOf(row.studentId) }))
    .filter(({ index, mark }) => mark !== (known[index] ?? '') && mark !== asWritten(marks[index] ?? '', scale))
  if (others.length === 0) return
  const now = new Map(others.map(({ index, mark }) => [index, mark]))
  throw changedMeanwhile(
    MARKS_CHANGED,
    others.map((row) => [row.name, row.mark]),
    { known: known.map((text, index) => now.get(index) ?? text) },
  )
}

function asWritten(text: string, scale: number): string {
  const mark = text === '' ? null : parseMark(text, scale)
  return mark && !('error' in mark) ? markText(mark) : text
}
