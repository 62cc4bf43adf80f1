import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { listToPrint, type WaitingRun } from '@/lib/mailings/queries/list-runs'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { CAUSES, type Cause, type CauseCounts } from '../domain/without-account'
import { couplesWithCause } from './without-account-sql'

/** Figures of one school; `couples` = `accounts` + the sum of `causes`. */
export type Dashboard = {
  couples: number
  /** Couples that have a valid code, used or not. */
  accesses: number
  notified: number
  accounts: number
  accountsThisWeek: number
  causes: CauseCounts
  /** Notification of the code that has waited longest for its account. */
  oldestWaiting: Date | null
  /** Letters that wait to be downloaded, by run. */
  toPrint: WaitingRun[]
}

type Row = Omit<Dashboard, 'causes' | 'oldestWaiting' | 'toPrint'> & { cause: Cause | null; oldest: Date | null }
const WEEK = 7 * 86_400_000

/** Everything in one statement over the couples of « Créer les accès en masse ». */
export async function getDashboard(actor: StaffActor): Promise<Dashboard> {
  const lastWeek = new Date(businessNow().getTime() - WEEK)
  const rows = await db.$queryRaw<Row[]>`
    select cause, count(*)::int as couples,
      count(*) filter (where code_id is not null)::int as accesses,
      count(*) filter (where code_id is not null and told_at is not null)::int as notified,
      count(account_opened_at)::int as accounts,
      count(*) filter (where account_opened_at >= ${lastWeek})::int as "accountsThisWeek",
      min(told_at) as oldest
    from (${couplesWithCause(actor.schoolId)}) couples
    group by cause`
  const toPrint = await listToPrint(actor)
  const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0)
  return {
    couples: sum((row) => row.couples),
    accesses: sum((row) => row.accesses),
    notified: sum((row) => row.notified),
    accounts: sum((row) => row.accounts),
    accountsThisWeek: sum((row) => row.accountsThisWeek),
    causes: Object.fromEntries(
      CAUSES.map((cause) => [cause, rows.find((row) => row.cause === cause)?.couples ?? 0]),
    ) as CauseCounts,
    toPrint,
    oldestWaiting: rows.find((row) => row.cause === 'NOT_OPENED')?.oldest ?? null,
  }
}
