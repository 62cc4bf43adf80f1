import 'server-only'
import { addedSql, codeStateSql, MAY_HAVE_CAR, untellableSql, WITHOUT_CODE } from '@/lib/accounts'
import { pastDeliveriesOf, refusedEmailsOf, subjectsToTakeUpOf } from '@/lib/mailings/queries/subjects-sql'
import { today } from '@/lib/platform/clock'
import { Prisma } from '@/lib/platform/db'
import { nameOrder } from '@/lib/platform/names/name-sql'
import type { NotifiableFacts, NotifiableState } from '../domain/notification-plan'
import type { NotificationSearch } from '../schemas'

const ADDED = addedSql(Prisma.sql`a.guardian_id is not null`)

/**
 * Couples of one school that hold a valid CAR: légal 1 and 2 of the pupils of the current year who are still there and
 * alive. `state` says whether the code may be notified (domain/notification-plan); `added` that the responsable already
 * has an account in this school and has nothing to type. Every table is entered by the school.
 */
export const notifiableOf = (schoolId: string): Prisma.Sql => Prisma.sql`
  select g.id, g.guardian_id, g.legal_rank, e.mef_code, d.code as division, v.id as code_id,
         v.usable_from, v.expires_on, v.notified_at,
         s.family_name as s_family_name, s.usage_name as s_usage_name, s.first_name as s_first_name,
         coalesce(s.usage_name_key, s.family_name_key) as s_key, s.first_name_key as s_first_key,
         u.civility, u.family_name as g_family_name, u.usage_name as g_usage_name, u.first_name as g_first_name,
         u.email, u.address_line1, u.address_line2, u.address_line3, u.address_line4, u.postal_code, u.city, u.country_name,
         ${ADDED} as added,
         coalesce(p.uncertain, false) as uncertain, r.refused_email,
         ${notifiableStateSql({
           notified: Prisma.sql`v.notified_at is not null`,
           pending: Prisma.sql`coalesce(p.pending, false)`,
           untellable: untellableSql({
             code: codeStateSql(today()),
             withoutCode: WITHOUT_CODE,
             noCopy: Prisma.sql`(v.encrypted is null and not ${ADDED})`,
           }),
         })} as state
  from enrollment e
  join student s on s.id = e.student_id and s.school_id = e.school_id
  join guardianship g on g.student_id = s.id and g.school_id = e.school_id and ${MAY_HAVE_CAR}
  join guardian u on u.id = g.guardian_id and u.school_id = e.school_id
  join activation_code v
    on v.guardianship_id = g.id and v.school_id = e.school_id and v.kind = 'CAR' and v.invalidated_at is null
  left join division d on d.id = e.division_id and d.school_id = e.school_id
  left join (
    select distinct h.guardian_id
    from access x join guardianship h on h.id = x.guardianship_id
    where x.school_id = ${schoolId}::uuid and x.withdrawn_at is null
  ) a on a.guardian_id = g.guardian_id
  left join (${pastDeliveriesOf(schoolId)}) p on p.subject_id = v.id
  left join (${refusedEmailsOf(schoolId)}) r on r.refused_email = lower(btrim(u.email))
  where e.school_id = ${schoolId}::uuid and e.current`

/** `notifiableState` of domain/notification-plan, from its facts. */
export const notifiableStateSql = (facts: Record<keyof NotifiableFacts, Prisma.Sql>): Prisma.Sql => Prisma.sql`case
  when ${facts.notified} then 'NOTIFIED'
  when ${facts.pending} then 'SENDING'
  else coalesce(${facts.untellable}, 'READY')
end`

/** TS-96: the people whom a run did not reach; nobody without a run. */
export const inRun = (schoolId: string, { envoi }: { envoi: string }): Prisma.Sql =>
  envoi ? Prisma.sql`code_id in (${subjectsToTakeUpOf(schoolId, envoi)})` : Prisma.sql`false`

/** TS-83: the population and the responsables asked for. */
export function matchingNotification(schoolId: string, search: NotificationSearch): Prisma.Sql {
  const population = {
    tous: Prisma.sql`true`,
    'non-notifies': Prisma.sql`state <> 'NOTIFIED'`,
    mef: Prisma.sql`mef_code = ${search.mef}`,
    division: Prisma.sql`division = ${search.division}`,
    reprise: inRun(schoolId, search),
  }[search.population]
  const ranks = search.legal.map(Number)
  return Prisma.sql`coalesce(${population} and legal_rank = any(${ranks}::int[]), false)`
}

/** Division, then pupil, then légal 1 before légal 2: the order of the screen and of the printed letters. */
export const PRINT_ORDER = Prisma.sql`division collate "C" nulls last, ${nameOrder(Prisma.sql`s_key`, Prisma.sql`s_first_key`)}, legal_rank, id`

export type NotifiableRow = {
  id: string
  guardian_id: string
  legal_rank: number
  division: string | null
  code_id: string
  usable_from: Date
  expires_on: Date | null
  notified_at: Date | null
  s_family_name: string
  s_usage_name: string | null
  s_first_name: string
  civility: string | null
  g_family_name: string
  g_usage_name: string | null
  g_first_name: string
  email: string | null
  address_line1: string | null
  address_line2: string | null
  address_line3: string | null
  address_line4: string | null
  postal_code: string | null
  city: string | null
  country_name: string | null
  added: boolean
  uncertain: boolean
  refused_email: string | null
  state: NotifiableState
}
