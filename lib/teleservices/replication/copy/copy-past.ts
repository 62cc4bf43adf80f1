import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import { currentYears } from '@/lib/schools'
import { pastAbsencesSql, pastMarksSql, pastSkillsSql, pastSql } from './past-sql'

/**
 * A school that changed its year: its former years are compared with their copies once more, before its card is written.
 * One that went back decides again by what type the year that is no longer over is read.
 */
export async function forgetPast(tx: Tx, schoolIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update teleservices.student c set past_copied = false
    from teleservices.school copy
    join (${currentYears(schoolIds)}) s on s.id = copy.id and s.current_year <> copy.year
    where c.school_id = copy.id and copy.id = any(${schoolIds}::uuid[]) and c.past_copied`
  await tx.$executeRaw`
    delete from former_publication f using (${currentYears(schoolIds)}) s
    where f.school_id = s.id and f.school_id = any(${schoolIds}::uuid[]) and f.last_year >= s.current_year`
}

/**
 * The copies of the former years of a pupil, compared as a whole with what was published of them (TS-53, TS-66): when he is
 * new among the copies, when the year changes, and each night until nothing of them is still to be published. Writes the
 * differences only.
 */
export async function copyPast(tx: Tx, night: { schoolIds: readonly string[]; day: CivilDate }): Promise<void> {
  await tx.$executeRaw`
    with ${pastSql(night)}, ${pastMarksSql}, ${pastAbsencesSql}, ${pastSkillsSql},
    removed as (
      delete from teleservices.mark where ctid = any(array(select place from changed_marks where not kept))
    ),
    written as (
      insert into teleservices.mark (student_id, assessment_id, status, value)
      select student_id, assessment_id, status, value from changed_marks where kept
      on conflict (student_id, assessment_id) do update set status = excluded.status, value = excluded.value
    ),
    described as (
      insert into teleservices.assessment
        (id, school_id, year, version, subject, title, taken_on, term, coefficient, scale, loaded_at)
      select a.id, a.school_id, a.year, a.version, a.subject, a.title, a.taken_on, a.term, a.coefficient, a.scale, a.created_at
      from (select distinct assessment_id as id from marks where due) due
      join assessment a on a.id = due.id
      left join teleservices.assessment c on c.id = a.id
      where c.version is distinct from a.version
      on conflict (id) do update set
        version = excluded.version, subject = excluded.subject, title = excluded.title, taken_on = excluded.taken_on,
        term = excluded.term, coefficient = excluded.coefficient, scale = excluded.scale
    ),
    gone as (
      delete from teleservices.assessment c using (select distinct school_id, year from past) over
      where c.school_id = over.school_id and c.year = over.year
        and not exists (select from assessment a where a.id = c.id offset 0)
    ),
    removed_absences as (
      delete from teleservices.absence where ctid = any(array(select place from changed_absences where not kept))
    ),
    written_absences as (
      insert into teleservices.absence
        (student_id, id, kind, starts_on, starts_at, ends_on, half_days, minutes, reason, justified, year)
      select student_id, id, kind, starts_on, starts_at, ends_on, half_days, minutes, reason, justified, year
      from changed_absences where kept
      on conflict (student_id, id) do update set
        kind = excluded.kind, starts_on = excluded.starts_on, starts_at = excluded.starts_at, ends_on = excluded.ends_on,
        half_days = excluded.half_days, minutes = excluded.minutes, reason = excluded.reason,
        justified = excluded.justified, year = excluded.year
    ),
    removed_skills as (
      delete from teleservices.skill where ctid = any(array(select place from changed_skills where not kept))
    ),
    written_skills as (
      insert into teleservices.skill (student_id, id, version, year, domain, skill, level, assessed_on)
      select student_id, id, version, year, domain, skill, level, assessed_on from changed_skills where kept
      on conflict (student_id, id) do update set
        version = excluded.version, year = excluded.year, domain = excluded.domain, skill = excluded.skill,
        level = excluded.level, assessed_on = excluded.assessed_on
    ),
    waiting as materialized (
      select student_id from marks where not due
      union select student_id from absences where not due
      union select student_id from skills where not due
    )
    update teleservices.student c set past_copied = true
    from fresh left join waiting on waiting.student_id = fresh.id
    where c.id = fresh.id and waiting.student_id is null`
}
