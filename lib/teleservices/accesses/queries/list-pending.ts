import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { ACCESS_TICKS } from '../selection'
import { couplesOf, PENDING } from './couples-sql'
import type { Pending } from './list-couples'

export type PendingDivision = Pending & { division: string | null }

/** Unsaved changes of this person, division by division, for the recap (XC-07). */
export async function listPending(actor: StaffActor): Promise<PendingDivision[]> {
  return db.$queryRaw<PendingDivision[]>`
    select division, count(*) filter (where draft.ticked)::int as create, count(*) filter (where not draft.ticked)::int as remove
    from (${couplesOf(actor.schoolId)}) couples
    join (${ACCESS_TICKS.ticksOf(actor)}) draft on draft.item_id = couples.id
    where ${PENDING}
    group by division
    order by division collate "C"`
}
