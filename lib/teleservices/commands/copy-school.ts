import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'

/** Rows written in the schema that families read. */
export type CopyCounts = { schools: number; students: number; services: number; removed: number }

/** Writes the differences only, in five statements whatever the size of the school. */
export async function copySchool(tx: Tx, schoolId: string, day: CivilDate): Promise<CopyCounts> {
  const schools = await copyCard(tx, schoolId, day)
  const removed = (await removeStudents(tx, schoolId)) + (await removeServices(tx, schoolId))
  return { schools, removed, students: await copyStudents(tx, schoolId), services: await copyServices(tx, schoolId) }
}

const copyCard = (tx: Tx, schoolId: string, day: CivilDate) => tx.$executeRaw`
  insert into teleservices.school as copy
    (id, uai, name, kind, address_line1, address_line2, postal_code, city, phone, email, year, valid_on)
  select id, uai, name, kind::text, address_line1, address_line2, postal_code, city, phone, email, current_year, ${day}::date
  from school where id = ${schoolId}::uuid
  on conflict (id) do update set
    uai = excluded.uai, name = excluded.name, kind = excluded.kind, address_line1 = excluded.address_line1,
    address_line2 = excluded.address_line2, postal_code = excluded.postal_code, city = excluded.city,
    phone = excluded.phone, email = excluded.email, year = excluded.year, valid_on = excluded.valid_on
  where copy.* is distinct from excluded.*`

/** Data minimisation: a pupil is copied while somebody may read it, by a live access or a valid code. */
const copyStudents = (tx: Tx, schoolId: string) => tx.$executeRaw`
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
    school_id = excluded.school_id, family_name = excluded.family_name, first_name = excluded.first_name,
    division = excluded.division, mef_label = excluded.mef_label
  where copy.* is distinct from excluded.*`

const removeStudents = (tx: Tx, schoolId: string) => tx.$executeRaw`
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

/** TS-26, TS-42: what the académie does not offer to this school is not listed, not even as closed. */
const copyServices = (tx: Tx, schoolId: string) => tx.$executeRaw`
  insert into teleservices.service as copy (school_id, kind, open)
  select t.school_id, t.kind::text, t.open
  from school_teleservice t
  join school s on s.id = t.school_id
  left join academie_teleservice offer on offer.academie_id = s.academie_id and offer.kind = t.kind
  where t.school_id = ${schoolId}::uuid and coalesce(offer.available, true)
    and (coalesce(offer.generalised, true) or t.experimenter)
  on conflict (school_id, kind) do update set open = excluded.open
  where copy.open is distinct from excluded.open`

const removeServices = (tx: Tx, schoolId: string) => tx.$executeRaw`
  delete from teleservices.service copy
  where copy.school_id = ${schoolId}::uuid and not exists (
    select from school_teleservice t
    join school s on s.id = t.school_id
    left join academie_teleservice offer on offer.academie_id = s.academie_id and offer.kind = t.kind
    where t.school_id = copy.school_id and t.kind::text = copy.kind and coalesce(offer.available, true)
      and (coalesce(offer.generalised, true) or t.experimenter))`
