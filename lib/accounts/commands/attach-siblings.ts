import 'server-only'
import { businessNow, today } from '@/lib/platform/clock'
import { Prisma, type Tx } from '@/lib/platform/db'
import { attachableCouples } from '../queries/siblings-sql'
import { countBySchool } from './count-by-school'

export type Siblings = {
  accountId: string
  schoolId: string
  guardianId: string
} & Answered

/** What a page showed of the couples that a code would open, and what the person said of them. */
export type Answered = {
  /** Couples whose pupil was shown, with a way to refuse. */
  shown: readonly string[]
  /** Those of which the person says that they are not the responsable: they are never opened. */
  notMine: readonly string[]
}

/**
 * TS-16: opens the guardian's other couples of the school to the account, their CAR marked used (fratrie): those that were
 * shown and not refused. Whatever else may be attached waits for the night, and its letter says so. Returns how many.
 */
export async function attachSiblings(tx: Tx, siblings: Siblings): Promise<number> {
  const { accountId, schoolId, guardianId, shown, notMine } = siblings
  const where = Prisma.sql`g.guardian_id = ${guardianId}::uuid and g.school_id = ${schoolId}::uuid
    and g.id = any(${shown}::uuid[]) and g.id <> all(${notMine}::uuid[])`
  const attached = await attach(
    tx,
    Prisma.sql`select t.id, t.code_id, t.school_id, t.usable_from, ${accountId}::uuid as account_id
      from (${attachableCouples(today(), where)}) t`,
  )
  return attached.get(schoolId) ?? 0
}

/**
 * At the replication: couples made after their guardian opened an account, and those that the school gave a code again
 * after a withdrawal, are attached without typing (TS-16). Returns how many in each school.
 */
export function attachLateSiblings(
  tx: Tx,
  { schoolIds }: { schoolIds: readonly string[] },
): Promise<Map<string, number>> {
  return attach(
    tx,
    Prisma.sql`select distinct on (t.id) t.id, t.code_id, t.school_id, t.usable_from, a.account_id
      from (${attachableCouples(today(), Prisma.sql`g.id = any(array(${candidates(schoolIds)}))`)}) t
      join guardianship own on own.guardian_id = t.guardian_id and own.school_id = t.school_id
      join access a on a.guardianship_id = own.id and (a.withdrawn_at is null or own.id = t.id)
      join account on account.id = a.account_id and account.status = 'ACTIVE'
      order by t.id, a.withdrawn_at nulls first, a.opened_at`,
  )
}

/**
 * Couples with an unused code whose guardian has, or had, an access in the school: nearly none, found first so that the
 * whole rule is read of them alone.
 */
const candidates = (schoolIds: readonly string[]): Prisma.Sql => Prisma.sql`
  select distinct sibling.id
  from activation_code c
  join guardianship sibling on sibling.id = c.guardianship_id and sibling.school_id = any(${schoolIds}::uuid[])
  join guardianship own
    on own.guardian_id = sibling.guardian_id and own.school_id = sibling.school_id and own.school_id = any(${schoolIds}::uuid[])
  join access a on a.guardianship_id = own.id and a.school_id = any(${schoolIds}::uuid[])
  where c.school_id = any(${schoolIds}::uuid[]) and c.kind = 'CAR' and c.invalidated_at is null and c.used_at is null`

/** One statement: two replications, or an activation at the same instant, mark each code once. */
function attach(tx: Tx, couples: Prisma.Sql): Promise<Map<string, number>> {
  const now = businessNow()
  return countBySchool(
    tx,
    Prisma.sql`
    with couples as materialized (${couples}),
    used as (
      update activation_code c
      set used_at = ${now}::timestamptz, used_by_id = couples.account_id, used_via = 'SIBLING'
      from couples
      where c.id = couples.code_id and c.used_at is null and c.invalidated_at is null and c.suspended_at is null
      returning couples.id, couples.school_id, couples.usable_from, couples.account_id
    )
    insert into access (account_id, school_id, guardianship_id, route, opened_at, usable_from)
    select account_id, school_id, id, 'SIBLING', ${now}::timestamptz, usable_from from used
    returning school_id`,
  )
}
