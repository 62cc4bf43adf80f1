import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { businessNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { BATCH_NOT_FOUND } from '../messages'
import { acceptLetters, finishBatch, lockBatch } from './follow-batch'

/**
 * At the end of the retraction delay: letters that are ready become notified, e-mails may leave. Does nothing before
 * that instant, nor on a run that was cancelled or has started. Returns the state that the run is in.
 */
export async function startBatch(batchId: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (!batch) return null
    if (batch.state !== 'SCHEDULED' || batch.cancellableUntil > businessNow()) return batch.state
    return begin(tx, batchId)
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
    await begin(tx, batchId)
  })
}

async function begin(tx: Tx, batchId: string): Promise<string> {
  await tx.notificationBatch.update({ where: { id: batchId }, data: { state: 'SENDING', startedAt: businessNow() } })
  await acceptLetters(tx, { batchId })
  if (await finishBatch(tx, batchId)) return 'DONE'
  await emit(tx, { name: 'teleservices/batch.started', data: { batchId }, id: `batch-emails-${batchId}` })
  return 'SENDING'
}
