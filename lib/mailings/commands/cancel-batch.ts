import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { deleteUntouched } from '@/lib/documents/owned'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { BATCH_NOT_FOUND, TOO_LATE } from '../messages'
import { MAILING_OWNER } from '../opener'
import { lockBatch } from './follow-batch'

/**
 * Takes a run back during its delay: no e-mail leaves, the files that nobody downloaded are removed, their codes can be
 * notified again. Letters already downloaded stay notified.
 */
export async function cancelBatch(actor: StaffActor, batchId: string): Promise<{ cancelled: number }> {
  return db.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (batch?.schoolId !== actor.schoolId) throw new Refusal('NOT_FOUND', BATCH_NOT_FOUND)
    if (batch.state === 'CANCELLED') return { cancelled: 0 }
    if (batch.state !== 'SCHEDULED' || batch.cancellableUntil <= businessNow()) throw new Refusal('CLOSED', TOO_LATE)
    const { count } = await tx.delivery.updateMany({
      where: { batchId, schoolId: actor.schoolId, state: 'PLANNED' },
      data: { state: 'CANCELLED' },
    })
    const told = await tx.delivery.count({ where: { batchId, schoolId: actor.schoolId, state: 'ACCEPTED' } })
    await deleteUntouched(tx, { ownerKind: MAILING_OWNER, ownerId: batchId })
    const now = businessNow()
    await tx.notificationBatch.update({
      where: { id: batchId, schoolId: actor.schoolId },
      data: { state: 'CANCELLED', cancelledAt: now, cancelledById: actor.id, finishedAt: now },
    })
    await recordAudit(tx, actor, {
      action: 'notification.cancelled',
      target: { type: 'notification-batch', id: batchId },
      count,
      told,
    })
    return { cancelled: count }
  })
}
