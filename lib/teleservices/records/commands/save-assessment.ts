import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db, type Tx, violates } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { hasChanges } from '@/lib/platform/shown-values'
import { getSchoolCalendar } from '@/lib/schools'
import { type AssessmentValues, readAssessment } from '../domain/assessment'
import { type MarkValue, parseMark } from '../domain/marks'
import { ASSESSMENT_FIELDS, assessmentTexts } from '../domain/record-texts'
import { ASSESSMENT_CHANGED, ASSESSMENT_GONE, SAME_ASSESSMENT } from '../messages'
import { findHeading } from '../queries/find-assessment'
import type { AssessmentForm } from '../schemas'
import { lockRecords, refuseEnded, refuseMarksAboveScale } from './lock-records'
import { refuseChangedMarks } from './refuse-changed-marks'

/**
 * Writes one test and its marks as they were typed, in one transaction. Only the marks that were changed in the form are
 * written, an emptied one is removed: two people at work on two pupils keep both. The same form twice is one test.
 */
export async function saveAssessment(actor: StaffActor, form: AssessmentForm): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      const year = await lockRecords(tx, actor)
      const where = { id: form.assessmentId, schoolId: actor.schoolId, year: { not: year } }
      refuseEnded(await tx.assessment.findFirst({ where, select: { year: true } }))
      const { termOf } = await getSchoolCalendar(actor.schoolId, tx)
      const read = readAssessment(form, year, termOf)
      if ('errors' in read) throw new Refusal('REJECTED', Object.values(read.errors).join(' '))
      const test = await writeTest(tx, actor, form, read.values)
      await refuseChangedMarks(tx, actor, form, read.values.scale)
      const marks = await writeMarks(tx, actor, form, read.values.scale)
      await refuseMarksAboveScale(tx, actor, [form.assessmentId])
      const target = { type: 'assessment', id: form.assessmentId }
      if (test + marks > 0) await recordAudit(tx, actor, { action: 'assessment.saved', target, marks })
    })
  } catch (error) {
    if (violates(error, 'one_assessment_per_title_and_day')) throw new Refusal('CONFLICT', SAME_ASSESSMENT)
    throw error
  }
}

/** Returns 1 when the test is new or differs. An id that another school bears is nobody's here. */
async function writeTest(tx: Tx, actor: StaffActor, form: AssessmentForm, values: AssessmentValues): Promise<number> {
  const { groupName, subject, subjectKey, title, takenOn, releasedOn, term, coefficient, scale } = values
  const known = await findHeading(actor, form.assessmentId, tx)
  if (!known && form.existing) throw new Refusal('NOT_FOUND', ASSESSMENT_GONE)
  if (known) {
    const texts = { labels: ASSESSMENT_FIELDS, shown: form.shown, typed: assessmentTexts(values), now: known.test }
    if (!hasChanges({ ...texts, changed: ASSESSMENT_CHANGED })) return 0
    return tx.$executeRaw`
      update assessment set subject = ${subject}, subject_key = ${subjectKey}, title = ${title}, taken_on = ${takenOn}::date,
        released_on = ${releasedOn}::date, term = ${term}, coefficient = ${coefficient}::numeric, scale = ${scale}::numeric
      where id = ${form.assessmentId}::uuid and school_id = ${actor.schoolId}::uuid`
  }
  const made = await tx.$executeRaw`
    insert into assessment (id, school_id, year, group_name, subject, subject_key, title, taken_on, released_on, term, coefficient, scale, created_by_id)
    select ${form.assessmentId}::uuid, id, current_year, ${groupName}, ${subject}, ${subjectKey}, ${title}, ${takenOn}::date,
           ${releasedOn}::date, ${term}::smallint, ${coefficient}::numeric, ${scale}::numeric, ${actor.id}::uuid
    from school where id = ${actor.schoolId}::uuid
    on conflict (id) do nothing`
  if (made === 0) throw new Refusal('NOT_FOUND', ASSESSMENT_GONE)
  return made
}

/** Returns how many marks were written or removed. Pupils are re-selected in the actor's school. */
async function writeMarks(tx: Tx, actor: StaffActor, form: AssessmentForm, scale: number): Promise<number> {
  const changed = form.studentIds
    .map((studentId, index) => ({ studentId, text: form.marks[index] ?? '', known: form.known[index] ?? '' }))
    .filter(({ text, known }) => text !== known)
  const emptied = changed.filter(({ text }) => text === '').map(({ studentId }) => studentId)
  const typed = changed
    .filter(({ text }) => text !== '')
    .map(({ studentId, text }) => ({ studentId, ...markOf(text, scale) }))
  const removed = await tx.$executeRaw`
    delete from mark where assessment_id = ${form.assessmentId}::uuid and school_id = ${actor.schoolId}::uuid
      and student_id = any(${emptied}::uuid[])`
  const written = await tx.$executeRaw`
    insert into mark (assessment_id, student_id, school_id, status, value)
    select ${form.assessmentId}::uuid, s.id, s.school_id, m.status::mark_status, m.value
    from unnest(${typed.map(({ studentId }) => studentId)}::uuid[], ${typed.map(({ status }) => status)}::text[],
      ${typed.map(({ value }) => value)}::numeric[]) as m(student_id, status, value)
    join student s on s.id = m.student_id and s.school_id = ${actor.schoolId}::uuid
    on conflict (assessment_id, student_id) do update set status = excluded.status, value = excluded.value
    where (mark.status, mark.value) is distinct from (excluded.status, excluded.value)`
  return removed + written
}

function markOf(text: string, scale: number): MarkValue {
  const mark = parseMark(text, scale)
  if ('error' in mark) throw new Refusal('REJECTED', mark.error)
  return mark
}
