import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { accessesToGiveBack, codesToGiveBack } from './given-back-sql'

export type ToGiveBack = {
  /** Couples and pupils. */
  holders: number
  accounts: number
  /** Valid codes that opened no account yet. */
  codes: number
}

/** What imports or a change of year took from people who are there again, in the actor's school. */
export async function countToGiveBack({ schoolId }: StaffActor): Promise<ToGiveBack> {
  const [found] = await db.$queryRaw<ToGiveBack[]>`
    with accesses as (${accessesToGiveBack(schoolId)}), codes as (${codesToGiveBack(schoolId)})
    select (select count(*) from (select holder from accesses union select holder from codes) both_of)::int as holders,
      (select count(*) from accesses)::int as accounts,
      (select count(*) from codes where before ->> 'used_at' is null)::int as codes`
  return found ?? { holders: 0, accounts: 0, codes: 0 }
}
