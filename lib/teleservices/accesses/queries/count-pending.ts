import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { ACCESS_TICKS } from '../selection'
import { couplesOf } from './couples-sql'
import type { Pending } from './list-couples'

/** Unsaved ticks of this person that would change something today (TS-77). */
export async function countPending(actor: StaffActor): Promise<Pending> {
  const [counts] = await db.$queryRaw<Pending[]>`
    select count(*) filter (where draft.ticked and state = 'NONE')::int as create,
           count(*) filter (where not draft.ticked and state = 'CREATED')::int as remove
    from (${couplesOf(actor.schoolId)}) couples
    join (${ACCESS_TICKS.ticksOf(actor)}) draft on draft.item_id = couples.id`
  return counts ?? { create: 0, remove: 0 }
}
