import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { businessNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { batchStarted } from '../events'
import { BATCH_NOT_FOUND } from '../messages'
import { finishBatch, type LockedBatch, lockBatch } from './follow-batch'

/**
 * At the end of the retraction delay: e-mails may leave, and nothing can be cancelled any more; letters stay to be printed
 * until somebody downloads them. Does nothing before that instant, nor on a run that was cancelled or has started.
 * Returns the state that the run is in.
 */
export async function startBatch(batchId: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (!batch) return null
    if (batch.state !== 'SCHEDULED' || batch.cancellableUntil > businessNow()) return batch.state
    return begin(tx, batch)
  })
}

/** « Envoyer maintenant »: gives up what is left of the delay. */
export async function startBatchNow(actor: StaffActor, batchId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (batch?.schoolId !== actor.schoolId) throw new Refusal('NOT_FOUND', BATCH_NOT_FOUND)
    if (batch.state !== 'SCHEDULED') return
    await tx.notificationBatch.update({
      where: { id: batchId, schoolId: actor.schoolId },
      data: { cancellableUntil: businessNow() },
    })
    await begin(tx, batch)
  })
}

async function begin(tx: Tx, batch: LockedBatch): Promise<string> {
  const { id } = batch
  await tx.notificationBatch.update({ where: { id }, data: { state: 'SENDING', startedAt: businessNow() } })
  if (await finishBatch(tx, id)) return 'DONE'
  await emit(tx, batchStarted({ batchId: id }, { id: `batch-emails-${id}` }))
  return 'SENDING'
}
