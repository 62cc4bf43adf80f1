import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

export type Leaver = { id: string; name: string; division: string | null }

/** Names of these pupils of the actor's school, by division. */
export const listLeavers = (actor: StaffActor, studentIds: readonly string[]): Promise<Leaver[]> => db.$queryRaw<
  Leaver[]
>`
  select s.id, concat_ws(' ', coalesce(nullif(s.usage_name, ''), s.family_name), s.first_name) as name, d.code as division
  from student s
  left join enrollment e on e.student_id = s.id and e.current
  left join division d on d.id = e.division_id
  where s.school_id = ${actor.schoolId}::uuid and s.id = any(${studentIds}::uuid[])
  order by d.code, s.family_name_key, s.first_name_key, s.id`
