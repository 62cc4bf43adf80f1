import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { couplesOf } from './couples-sql'
import type { Pending } from './list-couples'

/** Unsaved ticks of this person that would change something today (TS-77). */
export async function countPending(actor: StaffActor): Promise<Pending> {
  const [counts] = await db.$queryRaw<Pending[]>`
    select count(*) filter (where draft.wanted and state = 'NONE')::int as create,
           count(*) filter (where not draft.wanted and state = 'CREATED')::int as remove
    from (${couplesOf(actor.schoolId)}) couples
    join access_draft draft on draft.guardianship_id = couples.id
    where draft.account_id = ${actor.id}::uuid and draft.school_id = ${actor.schoolId}::uuid`
  return counts ?? { create: 0, remove: 0 }
}
