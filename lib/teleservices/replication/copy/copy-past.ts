import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'
import { currentYears, formerEnrollments } from '@/lib/schools'

/** A school that changed its year: what was its current year is copied once more, as a former one. Before its card is. */
export async function forgetPast(tx: Tx, schoolIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update teleservices.student c set past_copied = false
    from teleservices.school copy
    join (${currentYears(schoolIds)}) s on s.id = copy.id and s.current_year <> copy.year
    where c.school_id = copy.id and copy.id = any(${schoolIds}::uuid[]) and c.past_copied`
}

/**
 * What families read of the former years of a pupil: all that was published by their end, by the rule of the school (TS-53,
 * TS-66). Copied once, when he is new among the copies or when the year changes; never taken away but with him.
 */
export async function copyPast(
  tx: Tx,
  { schoolIds, day }: { schoolIds: readonly string[]; day: CivilDate },
): Promise<void> {
  await tx.$executeRaw`
    with fresh as materialized (
      select c.id, c.school_id from teleservices.student c
      where c.school_id = any(${schoolIds}::uuid[]) and not c.past_copied
    ),
    past as materialized (
      select fresh.id as student_id, fresh.school_id, e.year, kinds.kind, case
        when t.publication_type = 'CONTINUOUS' then date 'infinity'
        else coalesce((
          select max(r.released_on) from release_date r
          where r.school_id = fresh.school_id and r.kind = kinds.kind and r.mef_code = e.mef_code
            and r.division_id = e.division_id and r.released_on < ${day}::date), date '-infinity') end as until
      from fresh
      join (${formerEnrollments(schoolIds)}) e on e.student_id = fresh.id and e.school_id = fresh.school_id
      cross join unnest(enum_range(null::teleservice_kind)) as kinds(kind)
      join school_teleservice t on t.school_id = fresh.school_id and t.kind = kinds.kind
    ),
    marks as materialized (
      select m.student_id, m.assessment_id, m.status::text as status, m.value
      from past
      join mark m on m.student_id = past.student_id and m.school_id = past.school_id
      join assessment a on a.id = m.assessment_id and a.year = past.year
      where past.kind = 'NOTES' and a.released_on <= least(past.until, ${day}::date - 1)
    ),
    described as (
      insert into teleservices.assessment
        (id, school_id, year, version, subject, title, taken_on, term, coefficient, scale, loaded_at)
      select a.id, a.school_id, a.year, a.version, a.subject, a.title, a.taken_on, a.term, a.coefficient, a.scale, a.created_at
      from assessment a where a.id in (select assessment_id from marks)
      on conflict (id) do nothing
    ),
    written as (
      insert into teleservices.mark (student_id, assessment_id, status, value)
      select student_id, assessment_id, status, value from marks
      on conflict (student_id, assessment_id) do nothing
    ),
    absences as (
      insert into teleservices.absence
        (student_id, id, kind, starts_on, starts_at, ends_on, half_days, minutes, reason, justified, year)
      select a.student_id, a.id, a.kind::text, a.starts_on, a.starts_at::text, a.ends_on, a.half_days, a.minutes, a.reason,
             a.justified, a.year
      from past
      join absence a on a.student_id = past.student_id and a.school_id = past.school_id and a.year = past.year
      where past.kind = 'ABSENCES' and a.released_on <= least(past.until, ${day}::date - 1)
      on conflict (student_id, id) do nothing
    ),
    skills as (
      insert into teleservices.skill (student_id, id, version, year, domain, skill, level, assessed_on)
      select k.student_id, k.id, k.version, k.year, k.domain, k.skill, k.level, k.assessed_on
      from past
      join assessed_skill k on k.student_id = past.student_id and k.school_id = past.school_id and k.year = past.year
      where past.kind = 'LPC' and k.released_on <= least(past.until, ${day}::date - 1)
      on conflict (student_id, id) do nothing
    )
    update teleservices.student c set past_copied = true from fresh where c.id = fresh.id`
}
