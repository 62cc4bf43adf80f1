import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, type Tx } from '@/lib/platform/db'
import { ACCESS_TICKS } from '../selection'
import { couplesOf, PENDING } from './couples-sql'

/** The unsaved changes of this person in one word: a recap carries it, so that the press does what was read and nothing else. */
export async function pendingShown(actor: StaffActor, tx: Tx = db): Promise<string> {
  const [row] = await tx.$queryRaw<{ shown: string | null }[]>`
    select md5(string_agg(couples.id || ' ' || draft.ticked, ',' order by couples.id)) as shown
    from (${couplesOf(actor.schoolId)}) couples
    join (${ACCESS_TICKS.ticksOf(actor)}) draft on draft.item_id = couples.id
    where ${PENDING}`
  return row?.shown ?? ''
}
