import 'server-only'
import { codeStateSql, REFUSED_REASONS } from '@/lib/accounts'
import { subjectsUnderWayOf } from '@/lib/mailings/queries/subjects-sql'
import { today } from '@/lib/platform/clock'
import { Prisma } from '@/lib/platform/db'
import { ADULT_STUDENT, LEGAL_COUPLE, PRESENT } from '@/lib/schools'

/**
 * The couples of one school that « Créer les accès en masse » speaks of: légal 1 and légal 2 (TS-78) of the pupils of
 * the current year who are still there, each with its `state` (domain/access-changes, accessState). Every table is
 * entered by the school and then hashed, so that the cost does not depend on how many schools the database holds:
 * `materialized` lets the planner count the rows of one school; without it, it expects one row and follows indexes five
 * thousand times. What five thousand rows carry costs more than finding them: tables give the columns that are read and no
 * other, and who the responsable is takes the join of `namedCouplesOf`. `told_code_id`: the valid code, else the newest.
 */
export const couplesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  with e as materialized (
    select student_id, division_id, mef_code from enrollment where school_id = ${schoolId}::uuid and current
  ),
  s as materialized (
    select s.id, s.family_name, s.usage_name, s.first_name, s.family_name_key, s.usage_name_key, s.first_name_key
    from student s where s.school_id = ${schoolId}::uuid and ${PRESENT}
  ),
  g as materialized (
    select g.id, g.student_id, g.guardian_id, g.legal_rank, g.kinship_code from guardianship g
    where g.school_id = ${schoolId}::uuid and ${LEGAL_COUPLE}
  ),
  d as materialized (select id, code from division where school_id = ${schoolId}::uuid),
  v as materialized (
    select id, guardianship_id, notified_at, used_at, suspended_at, expires_on, invalidated_at from activation_code
    where school_id = ${schoolId}::uuid and kind = 'CAR' and invalidated_at is null
  ),
  r as materialized (
    select distinct on (guardianship_id) id, guardianship_id, notified_at, invalidation_reason
    from activation_code
    where school_id = ${schoolId}::uuid and kind = 'CAR' and invalidated_at is not null
    order by guardianship_id, created_at desc, id desc
  ),
  w as materialized (${subjectsUnderWayOf(schoolId)})
  select g.id, g.legal_rank, g.guardian_id, g.student_id, e.division_id, e.mef_code, d.code as division,
         s.family_name as s_family_name, s.usage_name as s_usage_name, s.first_name as s_first_name,
         coalesce(s.usage_name_key, s.family_name_key) as s_key, s.first_name_key as s_first_key,
         v.id as code_id, coalesce(v.id, r.id) as told_code_id, ${stateSql()} as state
  from e
  join s on s.id = e.student_id
  join g on g.student_id = s.id
  left join d on d.id = e.division_id
  left join v on v.guardianship_id = g.id
  left join r on r.guardianship_id = g.id and v.id is null
  left join w on w.subject_id = v.id`

/** The same couples, with the name of the responsable. */
export const namedCouplesOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  with u as materialized (
    select id, family_name, usage_name, first_name, family_name_key, usage_name_key, first_name_key
    from guardian where school_id = ${schoolId}::uuid
  )
  select couples.*, u.family_name as g_family_name, u.usage_name as g_usage_name, u.first_name as g_first_name,
         coalesce(u.usage_name_key, u.family_name_key) as g_key, u.first_name_key as g_first_key
  from (${couplesOf(schoolId)}) couples
  join u on u.id = couples.guardian_id`

/** `accessState` of domain/access-changes. */
const stateSql = (): Prisma.Sql => Prisma.sql`case
  when ${ADULT_STUDENT} then 'ADULT_STUDENT'
  else case ${codeStateSql(today())}
    when 'USED' then 'USED'
    when 'EXPIRED' then 'EXPIRED'
    else case
      when v.notified_at is not null then 'NOTIFIED'
      when w.subject_id is not null then 'SENDING'
      when v.id is not null then 'CREATED'
      when r.invalidation_reason in ${REFUSED_REASONS} then 'REFUSED'
      when r.notified_at is null then 'NONE'
      else 'REVOKED'
    end
  end
end`

export const EDITABLE = Prisma.sql`state in ('NONE', 'CREATED')`
/** Of `couples` and `draft`: an unsaved tick that would change something. */
export const PENDING = Prisma.sql`((draft.ticked and state = 'NONE') or (not draft.ticked and state = 'CREATED'))`
export const GRANTED = Prisma.sql`state in ('CREATED', 'NOTIFIED', 'SENDING', 'USED')`
