import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** Data minimisation: a pupil is copied while somebody may read it, by a live access or a valid code. */
export const copyStudents = (tx: Tx, schoolId: string) => tx.$executeRaw`
  insert into teleservices.student as copy (id, school_id, family_name, first_name, division, mef_label)
  select s.id, s.school_id, coalesce(nullif(s.usage_name, ''), s.family_name), s.first_name,
         coalesce(d.label, d.code), coalesce(m.long_label, m.label)
  from student s
  left join enrollment e on e.student_id = s.id and e.current
  left join division d on d.id = e.division_id
  left join mef m on m.school_id = s.school_id and m.code = e.mef_code
  where s.school_id = ${schoolId}::uuid and s.left_on is null and s.id in (
    select coalesce(g.student_id, a.student_id) from access a left join guardianship g on g.id = a.guardianship_id
    where a.school_id = ${schoolId}::uuid and a.withdrawn_at is null
    union
    select coalesce(g.student_id, c.student_id) from activation_code c left join guardianship g on g.id = c.guardianship_id
    where c.school_id = ${schoolId}::uuid and c.invalidated_at is null)
  on conflict (id) do update set
    family_name = excluded.family_name, first_name = excluded.first_name, division = excluded.division,
    mef_label = excluded.mef_label
  where (copy.family_name, copy.first_name, copy.division, copy.mef_label)
    is distinct from (excluded.family_name, excluded.first_name, excluded.division, excluded.mef_label)`

export const removeStudents = (tx: Tx, schoolId: string) => tx.$executeRaw`
  delete from teleservices.student copy
  where copy.school_id = ${schoolId}::uuid and not exists (
    select from student s
    where s.id = copy.id and s.school_id = ${schoolId}::uuid and s.left_on is null and (
      exists (
        select from access a left join guardianship g on g.id = a.guardianship_id
        where coalesce(g.student_id, a.student_id) = s.id and a.school_id = ${schoolId}::uuid and a.withdrawn_at is null)
      or exists (
        select from activation_code c left join guardianship g on g.id = c.guardianship_id
        where coalesce(g.student_id, c.student_id) = s.id and c.school_id = ${schoolId}::uuid and c.invalidated_at is null)))`
