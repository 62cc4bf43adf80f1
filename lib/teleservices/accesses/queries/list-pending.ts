import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { couplesOf } from './couples-sql'
import type { Pending } from './list-couples'

export type PendingDivision = Pending & { division: string | null }

/** Unsaved changes of this person, division by division, for the recap (XC-07). */
export async function listPending(actor: StaffActor): Promise<PendingDivision[]> {
  return db.$queryRaw<PendingDivision[]>`
    select division, count(*) filter (where draft.wanted)::int as create, count(*) filter (where not draft.wanted)::int as remove
    from (${couplesOf(actor.schoolId)}) couples
    join access_draft draft on draft.guardianship_id = couples.id
    where draft.account_id = ${actor.id}::uuid and draft.school_id = ${actor.schoolId}::uuid
      and ((draft.wanted and state = 'NONE') or (not draft.wanted and state = 'CREATED'))
    group by division
    order by division collate "C"`
}
