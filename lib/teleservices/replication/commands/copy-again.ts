import 'server-only'
import { closeLapsedHolders, giveBack } from '@/lib/accounts'
import type { SchoolActor, StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import type { Tx } from '@/lib/platform/db'
import { replicationRequested } from '../../events'

/** What families read was deleted with their accesses and codes: given back, it is copied again by a job, without waiting for the night. */
const copyAgain = (tx: Tx, schoolIds: readonly string[]): Promise<void> =>
  emit(tx, ...schoolIds.map((schoolId) => replicationRequested({ schoolId })))

/** `giveBack`, and what families read with it. */
export const giveBackAndCopy = (actor: StaffActor): ReturnType<typeof giveBack> =>
  giveBack(actor, (tx) => copyAgain(tx, [actor.schoolId]))

/** `closeLapsedHolders` for the undoing of an import or of a year: what it puts back is read again at once. */
export async function closeLapsedAndCopy(tx: Tx, actor: SchoolActor, schoolIds: readonly string[]): Promise<void> {
  await closeLapsedHolders(tx, actor, schoolIds)
  await copyAgain(tx, schoolIds)
}
