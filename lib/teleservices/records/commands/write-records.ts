import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { LoadCounts } from '@/lib/loads/kinds'
import { today } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { stagedAbsences, stagedMarks, stagedSkills, stagedTests } from '../queries/load-sql'
import { refuseMarksAboveScale } from './lock-records'

type Written = { created: number; changed: number }

/** Writes the tests and the marks of a file that waits. A scale that leaves a mark above it refuses. */
export async function writeMarks(tx: Tx, actor: StaffActor, loadId: string): Promise<LoadCounts> {
  const load = { schoolId: actor.schoolId, loadId }
  const tests = await tx.$queryRaw<{ id: string; created: boolean }[]>`
    with ${stagedTests(load)}
    insert into assessment (school_id, year, group_name, subject, subject_key, title, taken_on, released_on, term,
      coefficient, scale, created_by_id)
    select l.school_id, l.year, t."groupName", t.subject, t."subjectKey", t.title, t."takenOn", t."releasedOn", t.term, t.coefficient, t.scale,
           ${actor.id}::uuid
    from load l cross join tests t
    on conflict (school_id, year, group_name, subject_key, title, taken_on) do update
    set released_on = excluded.released_on, term = excluded.term, coefficient = excluded.coefficient, scale = excluded.scale
    where (assessment.released_on, assessment.term, assessment.coefficient, assessment.scale)
      is distinct from (excluded.released_on, excluded.term, excluded.coefficient, excluded.scale)
    returning id, (xmax = 0) as created`
  const [marks] = await tx.$queryRaw<Written[]>`
    with ${stagedTests(load)}, ${stagedMarks},
    written as (
      insert into mark (assessment_id, student_id, school_id, status, value)
      select m.known, m.student_id, ${load.schoolId}::uuid, m.status, m.value from marks m
      on conflict (assessment_id, student_id) do update set status = excluded.status, value = excluded.value
      where (mark.status, mark.value) is distinct from (excluded.status, excluded.value)
      returning (xmax = 0) as created
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as changed from written`
  await refuseMarksAboveScale(
    tx,
    actor,
    tests.map(({ id }) => id),
  )
  return {
    testsCreated: tests.filter(({ created }) => created).length,
    testsChanged: tests.filter(({ created }) => !created).length,
    marksCreated: marks?.created ?? 0,
    marksChanged: marks?.changed ?? 0,
  }
}

/** Writes the absences and latenesses of a file that waits; published today unless it says otherwise. */
export async function writeAbsences(tx: Tx, actor: StaffActor, loadId: string): Promise<LoadCounts> {
  const load = { schoolId: actor.schoolId, loadId }
  const [absences] = await tx.$queryRaw<Written[]>`
    with ${stagedAbsences(load)},
    written as (
      insert into absence (school_id, student_id, year, kind, starts_on, starts_at, ends_on, half_days, minutes, reason,
        justified, released_on)
      select l.school_id, l.student_id, l.year, l.kind, l.starts_on, l.starts_at, l.ends_on, l.half_days, l.minutes, l.reason,
             l.justified, coalesce(l.released_on, a.released_on, ${today()}::date)
      from staged l
      left join absence a on a.student_id = l.student_id and a.school_id = l.school_id and a.kind = l.kind
        and a.starts_on = l.starts_on and a.starts_at = l.starts_at
      on conflict (student_id, kind, starts_on, starts_at) do update
      set ends_on = excluded.ends_on, half_days = excluded.half_days, minutes = excluded.minutes, reason = excluded.reason,
          justified = excluded.justified, released_on = excluded.released_on
      where (absence.ends_on, absence.half_days, absence.minutes, absence.reason, absence.justified, absence.released_on)
        is distinct from (excluded.ends_on, excluded.half_days, excluded.minutes, excluded.reason, excluded.justified, excluded.released_on)
      returning (xmax = 0) as created
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as changed from written`
  return { absencesCreated: absences?.created ?? 0, absencesChanged: absences?.changed ?? 0 }
}

/** Writes the skills of a file that waits; published today unless it says otherwise. */
export async function writeSkills(tx: Tx, actor: StaffActor, loadId: string): Promise<LoadCounts> {
  const [skills] = await tx.$queryRaw<Written[]>`
    with ${stagedSkills({ schoolId: actor.schoolId, loadId })},
    written as (
      insert into assessed_skill
        (school_id, student_id, year, domain, skill, domain_key, skill_key, level, assessed_on, released_on)
      select school_id, student_id, year, domain, skill, domain_key, skill_key, level, assessed_on, coalesce(released_on, ${today()}::date)
      from staged where differs
      on conflict (student_id, year, domain_key, skill_key, assessed_on) do update
      set level = excluded.level, released_on = excluded.released_on
      returning (xmax = 0) as created
    )
    select count(*) filter (where created)::int as created, count(*) filter (where not created)::int as changed from written`
  return { skillsCreated: skills?.created ?? 0, skillsChanged: skills?.changed ?? 0 }
}
