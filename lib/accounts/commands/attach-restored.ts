import 'server-only'
import { businessNow, today } from '@/lib/platform/clock'
import { Prisma, type Tx } from '@/lib/platform/db'
import { countBySchool } from './count-by-school'

/**
 * At the replication: codes made by « Autoriser l'accès » give their access back to the account that was cut, without
 * typing, from the day they are usable. Returns how many in each school.
 */
export function attachRestored(tx: Tx, { schoolIds }: { schoolIds: readonly string[] }): Promise<Map<string, number>> {
  const [now, day] = [businessNow(), today()]
  return countBySchool(
    tx,
    Prisma.sql`
    with used as (
      update activation_code c
      set used_at = ${now}::timestamptz, used_by_id = c.attach_to_id, used_via = 'SCHOOL'
      from school, account
      where c.school_id = any(${schoolIds}::uuid[]) and school.id = c.school_id and account.id = c.attach_to_id
        and account.status = 'ACTIVE' and c.used_at is null and c.invalidated_at is null and c.suspended_at is null
        and c.usable_from <= ${day}::date and school.replicated_on >= c.usable_from
        and (c.expires_on is null or c.expires_on >= ${day}::date)
        and not exists (
          select from access live where live.withdrawn_at is null
            and (live.guardianship_id = c.guardianship_id or live.student_id = c.student_id))
      returning c.school_id, c.guardianship_id, c.student_id, c.usable_from, c.used_by_id
    )
    insert into access (account_id, school_id, guardianship_id, student_id, route, opened_at, usable_from)
    select used_by_id, school_id, guardianship_id, student_id, 'SCHOOL', ${now}::timestamptz, usable_from from used
    returning school_id`,
  )
}
