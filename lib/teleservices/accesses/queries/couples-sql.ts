import 'server-only'
import { today } from '@/lib/platform/clock'
import { Prisma } from '@/lib/platform/db'

/**
 * The couples of one school that « Créer les accès en masse » speaks of: légal 1 and légal 2 (TS-78) of the pupils of
 * the current year who are still there, each with its `state` (domain/access-changes). Every table is entered by the
 * school and then hashed, so that the cost does not depend on how many schools the database holds: `offset 0` lets the
 * planner count the rows of one school; without it, it expects one row and follows indexes five thousand times. What
 * five thousand rows carry costs more than finding them: tables give the columns that are read and no other, `s_place`
 * and `code_place` find the rows of the pupil and of the code again within the statement, without an index, and who the
 * responsable is takes the join of `namedCouplesOf`.
 */
export const couplesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select g.id, g.legal_rank, g.guardian_id, e.division_id, e.mef_code, d.code as division,
         s.family_name as s_family_name, s.usage_name as s_usage_name, s.first_name as s_first_name,
         coalesce(s.usage_name_key, s.family_name_key) as s_key, s.first_name_key as s_first_key, s.place as s_place,
         v.id as code_id, coalesce(v.place, r.place) as code_place,
         case
           when g.kinship_code = '70' then 'ADULT_STUDENT'
           when v.used_at is not null then 'USED'
           when v.expires_on < ${today()}::date then 'EXPIRED'
           when v.notified_at is not null then 'NOTIFIED'
           when w.code_id is not null then 'SENDING'
           when v.id is not null then 'CREATED'
           when r.invalidation_reason = 'REFUSAL' then 'REFUSED'
           when r.notified_at is null then 'NONE'
           else 'REVOKED'
         end as state
  from (
    select student_id, division_id, mef_code from enrollment where school_id = ${schoolId}::uuid and current offset 0
  ) e
  join (
    select id, family_name, usage_name, first_name, family_name_key, usage_name_key, first_name_key, ctid as place
    from student where school_id = ${schoolId}::uuid and left_on is null offset 0
  ) s on s.id = e.student_id
  join (
    select id, student_id, guardian_id, legal_rank, kinship_code from guardianship
    where school_id = ${schoolId}::uuid and legal_rank is not null and ended_on is null offset 0
  ) g on g.student_id = s.id
  left join (select id, code from division where school_id = ${schoolId}::uuid offset 0) d on d.id = e.division_id
  left join (
    select id, guardianship_id, notified_at, used_at, expires_on, ctid as place from activation_code
    where school_id = ${schoolId}::uuid and kind = 'CAR' and invalidated_at is null offset 0
  ) v on v.guardianship_id = g.id
  left join (
    select distinct on (guardianship_id) guardianship_id, notified_at, invalidation_reason, ctid as place
    from activation_code
    where school_id = ${schoolId}::uuid and kind = 'CAR' and invalidated_at is not null
    order by guardianship_id, created_at desc, id desc
  ) r on r.guardianship_id = g.id and v.id is null
  left join (
    select distinct code_id from delivery
    where school_id = ${schoolId}::uuid and state in ('PLANNED', 'SENDING', 'UNCERTAIN')
  ) w on w.code_id = v.id`

/** The same couples, with the name of the responsable. */
export const namedCouplesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select couples.*, u.family_name as g_family_name, u.usage_name as g_usage_name, u.first_name as g_first_name,
         coalesce(u.usage_name_key, u.family_name_key) as g_key, u.first_name_key as g_first_key
  from (${couplesOf(schoolId)}) couples
  join (
    select id, family_name, usage_name, first_name, family_name_key, usage_name_key, first_name_key
    from guardian where school_id = ${schoolId}::uuid offset 0
  ) u on u.id = couples.guardian_id`

export const EDITABLE = Prisma.sql`state in ('NONE', 'CREATED')`
export const GRANTED = Prisma.sql`state in ('CREATED', 'NOTIFIED', 'SENDING', 'USED')`
