import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { Copied } from './copy-marks'

/**
 * Data minimisation: a pupil is copied while somebody may read it, by a live access or a valid code. A copy that goes
 * takes its marks and absences with it.
 */
export async function copyStudents(tx: Tx, schoolId: string): Promise<Copied> {
  const [counts] = await tx.$queryRaw<[Copied]>`
    with readable as (
      select coalesce(g.student_id, a.student_id) as student_id
      from access a
      left join guardianship g on g.id = a.guardianship_id and g.school_id = ${schoolId}::uuid
      where a.school_id = ${schoolId}::uuid and a.withdrawn_at is null
      union
      select coalesce(g.student_id, c.student_id)
      from activation_code c
      left join guardianship g on g.id = c.guardianship_id and g.school_id = ${schoolId}::uuid
      where c.school_id = ${schoolId}::uuid and c.invalidated_at is null
    ),
    pupil as materialized (
      select s.id, s.school_id, coalesce(nullif(s.usage_name, ''), s.family_name) as family_name, s.first_name,
             coalesce(d.label, d.code) as division, coalesce(m.long_label, m.label) as mef_label
      from readable
      join student s on s.id = readable.student_id and s.school_id = ${schoolId}::uuid and s.left_on is null
      left join enrollment e on e.student_id = s.id and e.school_id = ${schoolId}::uuid and e.current
      left join division d on d.id = e.division_id and d.school_id = ${schoolId}::uuid
      left join mef m on m.school_id = ${schoolId}::uuid and m.code = e.mef_code
    ),
    removed as (
      delete from teleservices.student copy
      where copy.school_id = ${schoolId}::uuid and not exists (select from pupil where pupil.id = copy.id)
      returning 1
    ),
    written as (
      insert into teleservices.student as copy (id, school_id, family_name, first_name, division, mef_label)
      select pupil.* from pupil
      left join teleservices.student held on held.id = pupil.id and held.school_id = ${schoolId}::uuid
      where (pupil.family_name, pupil.first_name, pupil.division, pupil.mef_label)
        is distinct from (held.family_name, held.first_name, held.division, held.mef_label)
      on conflict (id) do update set
        family_name = excluded.family_name, first_name = excluded.first_name, division = excluded.division,
        mef_label = excluded.mef_label
      returning 1
    )
    select (select count(*) from written)::int as written, (select count(*) from removed)::int as removed`
  return counts
}
