import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { PRESENT } from '@/lib/schools'
import type { Copied } from './copied'

/**
 * Data minimisation: a pupil is copied while somebody may read it, by a live access or a valid code. A copy that goes
 * takes its marks, absences and skills with it.
 */
export const copyStudents = (tx: Tx, schoolIds: readonly string[]) => tx.$queryRaw<Copied[]>`
  with pupil as materialized (
    select s.id, s.school_id, coalesce(nullif(s.usage_name, ''), s.family_name) as family_name, s.first_name,
           coalesce(d.label, d.code) as division, coalesce(m.long_label, m.label) as mef_label
    from student s
    left join enrollment e
      on e.student_id = s.id and e.school_id = s.school_id and e.school_id = any(${schoolIds}::uuid[]) and e.current
    left join division d
      on d.id = e.division_id and d.school_id = s.school_id and d.school_id = any(${schoolIds}::uuid[])
    left join mef m on m.school_id = s.school_id and m.school_id = any(${schoolIds}::uuid[]) and m.code = e.mef_code
    where s.school_id = any(${schoolIds}::uuid[]) and ${PRESENT} and s.id in (
      select coalesce(g.student_id, way.student_id)
      from (
        select guardianship_id, student_id from access
        where school_id = any(${schoolIds}::uuid[]) and withdrawn_at is null
        union all
        select guardianship_id, student_id from activation_code
        where school_id = any(${schoolIds}::uuid[]) and invalidated_at is null
      ) way
      left join guardianship g on g.id = way.guardianship_id and g.school_id = any(${schoolIds}::uuid[]))
  ),
  removed as (
    delete from teleservices.student copy
    where copy.school_id = any(${schoolIds}::uuid[]) and not exists (select from pupil where pupil.id = copy.id)
    returning school_id, false as written
  ),
  written as (
    insert into teleservices.student as copy (id, school_id, family_name, first_name, division, mef_label)
    select pupil.* from pupil
    left join teleservices.student held
      on held.id = pupil.id and held.school_id = pupil.school_id and held.school_id = any(${schoolIds}::uuid[])
    where (pupil.family_name, pupil.first_name, pupil.division, pupil.mef_label)
      is distinct from (held.family_name, held.first_name, held.division, held.mef_label)
    on conflict (id) do update set
      family_name = excluded.family_name, first_name = excluded.first_name, division = excluded.division,
      mef_label = excluded.mef_label
    returning school_id, true as written
  )
  select school_id as "schoolId", (count(*) filter (where written))::int as written,
         (count(*) filter (where not written))::int as removed
  from (select * from removed union all select * from written) row
  group by school_id`
