import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import { Prisma } from '@/lib/platform/db'
import { formerEnrollments } from '@/lib/schools'

/**
 * TS-53, TS-57: what families read of the years that are over, as the table `past`: one row a pupil who is not finished
 * (`fresh`), a year and a téléservice. By the type and the dates of that year, `until` is the day up to which what was
 * released is read, `last` the one up to which it will be; `-infinity` for nothing.
 */
export const pastSql = ({ schoolIds, day }: { schoolIds: readonly string[]; day: CivilDate }): Prisma.Sql => Prisma.sql`
  fresh as materialized (
    select c.id, c.school_id from teleservices.student c
    where c.school_id = any(${schoolIds}::uuid[]) and not c.past_copied
  ),
  past as materialized (
    select fresh.id as student_id, fresh.school_id, e.year, t.kind,
           case type when 'CONTINUOUS' then ${day}::date - 1 else coalesce(due.until, date '-infinity') end as until,
           case type when 'CONTINUOUS' then date 'infinity' else coalesce(due.last, date '-infinity') end as last
    from fresh
    join (${formerEnrollments(schoolIds)}) e on e.student_id = fresh.id and e.school_id = fresh.school_id
    join school_teleservice t on t.school_id = fresh.school_id
    cross join lateral (
      select coalesce((
        select f.publication_type from former_publication f
        where f.school_id = t.school_id and f.kind = t.kind and f.last_year >= e.year
        order by f.last_year limit 1), t.publication_type) as type) rule
    left join lateral (
      select max(r.released_on) filter (where r.released_on < ${day}::date) as until, max(r.released_on) as last
      from release_date r
      where r.school_id = fresh.school_id and r.kind = t.kind and r.mef_code = e.mef_code
        and r.division_id = e.division_id) due on true
  )`

/** `marks` of those years, those to come included (`due` is false), what is held of them, and what differs. */
export const pastMarksSql = Prisma.sql`
  marks as materialized (
    select m.student_id, m.assessment_id, m.status::text as status, m.value, a.released_on <= past.until as due
    from past
    join mark m on m.student_id = past.student_id and m.school_id = past.school_id
    join assessment a on a.id = m.assessment_id and a.school_id = past.school_id and a.year = past.year
    where past.kind = 'NOTES' and a.released_on <= past.last
  ),
  held_marks as materialized (
    select c.*
    from past cross join lateral (
      select m.ctid as place, m.student_id, m.assessment_id, m.status, m.value
      from teleservices.mark m join teleservices.assessment a on a.id = m.assessment_id
      where m.student_id = past.student_id and a.year = past.year offset 0) c
    where past.kind = 'NOTES'
  ),
  changed_marks as materialized (
    select held.place, wanted.student_id is not null as kept, wanted.student_id, wanted.assessment_id, wanted.status,
           wanted.value
    from (select * from marks where due) wanted
    full join held_marks held on held.student_id = wanted.student_id and held.assessment_id = wanted.assessment_id
    where (held.status, held.value) is distinct from (wanted.status, wanted.value)
  )`

/** The same of `skills`. */
export const pastSkillsSql = Prisma.sql`
  skills as materialized (
    select k.student_id, k.id, k.version, k.year, k.domain, k.skill, k.level, k.assessed_on,
           k.released_on <= past.until as due
    from past
    join assessed_skill k on k.student_id = past.student_id and k.school_id = past.school_id and k.year = past.year
    where past.kind = 'LPC' and k.released_on <= past.last
  ),
  held_skills as materialized (
    select c.*
    from past cross join lateral (
      select ctid as place, student_id, id, version from teleservices.skill
      where student_id = past.student_id and year = past.year offset 0) c
    where past.kind = 'LPC'
  ),
  changed_skills as materialized (
    select held.place, wanted.id is not null as kept, wanted.student_id, wanted.id, wanted.version, wanted.year,
           wanted.domain, wanted.skill, wanted.level, wanted.assessed_on
    from (select * from skills where due) wanted
    full join held_skills held on held.student_id = wanted.student_id and held.id = wanted.id
    where held.version is distinct from wanted.version
  )`

/** The same of `absences`, of which a pupil has few: compared when they are written. */
export const pastAbsencesSql = Prisma.sql`
  absences as materialized (
    select a.student_id, a.id, a.kind::text as kind, a.starts_on, a.starts_at::text as starts_at, a.ends_on, a.half_days,
           a.minutes, a.reason, a.justified, a.year, a.released_on <= past.until as due
    from past
    join absence a on a.student_id = past.student_id and a.school_id = past.school_id and a.year = past.year
    where past.kind = 'ABSENCES' and a.released_on <= past.last
  ),
  held_absences as materialized (
    select c.*
    from past cross join lateral (
      select ctid as place, copy.* from teleservices.absence copy
      where student_id = past.student_id and year = past.year offset 0) c
    where past.kind = 'ABSENCES'
  ),
  changed_absences as materialized (
    select held.place, wanted.id is not null as kept, wanted.student_id, wanted.id, wanted.kind, wanted.starts_on,
           wanted.starts_at, wanted.ends_on, wanted.half_days, wanted.minutes, wanted.reason, wanted.justified, wanted.year
    from (select * from absences where due) wanted
    full join held_absences held on held.student_id = wanted.student_id and held.id = wanted.id
    where (held.id, held.kind, held.starts_on, held.starts_at, held.ends_on, held.half_days, held.minutes, held.reason,
           held.justified)
      is distinct from (wanted.id, wanted.kind, wanted.starts_on, wanted.starts_at, wanted.ends_on, wanted.half_days,
           wanted.minutes, wanted.reason, wanted.justified)
  )`
