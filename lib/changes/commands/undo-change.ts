import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { meetsOtherRows, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { noLongerUndone } from '../messages'
import type { LastChange } from '../queries/find-change'
import { whyNotUndone } from '../queries/why-not-undone'

/**
 * Takes a change back, with what a night did of it by itself, or refuses and says what is built on it (README « Undo and
 * years »). The caller holds the school, and moves what is its own. All or nothing.
 */
export async function undoChange(tx: Tx, actor: Actor, change: LastChange): Promise<void> {
  const { id, schoolId } = change
  const reason = await whyNotUndone(change, tx)
  if (reason) throw new Refusal('REJECTED', reason)
  try {
    await tx.$executeRaw`select undo_change(${id}::uuid)`
  } catch (error) {
    if (meetsOtherRows(error)) throw new Refusal('REJECTED', noLongerUndone([]))
    throw error
  }
  await tx.schoolChange.update({
    where: { id, schoolId },
    data: { undoneAt: businessNow(), undoneById: actor.id },
    select: { id: true },
  })
}
