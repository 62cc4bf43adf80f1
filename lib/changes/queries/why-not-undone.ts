import 'server-only'
import { countActs } from '@/lib/audit/count-acts'
import { db, type Tx } from '@/lib/platform/db'
import { BUILDING_ACTS, builtOn, TAKEN_BACK } from '../domain/built-on'
import { FORGOTTEN, LATER, noLongerUndone } from '../messages'
import { type LastChange, newestStanding } from './find-change'

/** Why a change cannot be taken back any more, in French (README « Undo and years »); null when it can. */
export async function whyNotUndone(change: LastChange, tx: Tx = db): Promise<string | null> {
  if (change.forgottenAt) return FORGOTTEN
  if ((await newestStanding(change.schoolId, tx)) !== change.id) return LATER
  const { schoolId, recordedAt: since } = change
  const built = builtOn(await countActs(tx, { schoolId, actions: BUILDING_ACTS, since, takenBack: TAKEN_BACK }))
  return built.length > 0 ? noLongerUndone(built) : null
}
