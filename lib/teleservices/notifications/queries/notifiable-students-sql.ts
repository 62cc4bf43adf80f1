import 'server-only'
import { studentCodesOf, untellableSql } from '@/lib/accounts'
import { pastDeliveriesOf, refusedEmailsOf } from '@/lib/mailings/queries/subjects-sql'
import { Prisma } from '@/lib/platform/db'
import { nameOrder } from '@/lib/platform/names/name-sql'
import type { NotifiableStudentState } from '../domain/notification-plan'
import type { StudentNotificationSearch } from '../schemas-students'
import { inRun, notifiableStateSql } from './notifiable-sql'

/**
 * Pupils of one school who are there this year, with their CAE. `state` says whether it may be notified; a pupil without
 * a code is READY too: the run makes the missing ones first (TS-50).
 */
export const notifiableStudentsOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select c.student_id as id, c.code_id, c.mef_code, d.code as division, c.usable_from, c.expires_on, c.notified_at,
         s.family_name, s.usage_name, s.first_name, s.email,
         coalesce(s.usage_name_key, s.family_name_key) as name_key, s.first_name_key,
         coalesce(p.uncertain, false) as uncertain, r.refused_email,
         case when c.withdrawn then 'WITHDRAWN' else ${notifiableStateSql({
           notified: Prisma.sql`c.notified_at is not null`,
           pending: Prisma.sql`coalesce(p.pending, false)`,
           untellable: untellableSql({
             code: Prisma.sql`c.code_state`,
             withoutCode: Prisma.sql`false`,
             noCopy: Prisma.sql`c.wiped`,
           }),
         })} end as state
  from (${studentCodesOf([schoolId])}) c
  join student s on s.id = c.student_id and s.school_id = ${schoolId}::uuid
  left join division d on d.id = c.division_id and d.school_id = s.school_id
  left join (${pastDeliveriesOf(schoolId)}) p on p.subject_id = c.code_id
  left join (${refusedEmailsOf(schoolId)}) r on r.refused_email = lower(btrim(s.email))`

/** TS-108: the population asked for. */
export function matchingStudents(
  schoolId: string,
  search: Pick<StudentNotificationSearch, 'population' | 'mef' | 'division' | 'envoi'>,
): Prisma.Sql {
  if (search.population === 'mef') return Prisma.sql`coalesce(mef_code = ${search.mef}, false)`
  if (search.population === 'division') return Prisma.sql`coalesce(division = ${search.division}, false)`
  if (search.population === 'reprise') return inRun(schoolId, search)
  return Prisma.sql`true`
}

/** Division, then pupil: the order of the screen and of the printed sheets. */
export const STUDENT_ORDER = Prisma.sql`division collate "C" nulls last, ${nameOrder(Prisma.sql`name_key`, Prisma.sql`first_name_key`)}, id`

export type NotifiableStudentRow = {
  id: string
  /** Null until the run makes it. */
  code_id: string | null
  division: string | null
  usable_from: Date | null
  expires_on: Date | null
  notified_at: Date | null
  family_name: string
  usage_name: string | null
  first_name: string
  email: string | null
  uncertain: boolean
  refused_email: string | null
  state: NotifiableStudentState
}

export const namesOf = (row: NotifiableStudentRow) => ({
  familyName: row.family_name,
  usageName: row.usage_name,
  firstName: row.first_name,
})
