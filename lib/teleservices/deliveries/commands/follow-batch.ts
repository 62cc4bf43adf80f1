import 'server-only'
import { dateHandedOverSql } from '@/lib/accounts'
import { recordAudit } from '@/lib/audit/record'
import { schoolSystemActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { Prisma, type Tx } from '@/lib/platform/db'

export type LockedBatch = {
  id: string
  schoolId: string
  kind: 'CAR' | 'CAE'
  state: string
  cancellableUntil: Date
}

/** Keeps the batch until the commit: its start, its cancellation and its first download never cross. */
export async function lockBatch(tx: Tx, batchId: string): Promise<LockedBatch | null> {
  const [batch] = await tx.$queryRaw<LockedBatch[]>`
    select id, school_id as "schoolId", kind::text, state::text, cancellable_until as "cancellableUntil"
    from notification_batch where id = ${batchId}::uuid for update`
  return batch ?? null
}

/**
 * Letters whose file is complete become notified, with the date on their codes (TS-93): at the first download of
 * `documentId`, or for all of the batch when the retraction delay has ended. Returns how many.
 */
export async function acceptLetters(
  tx: Tx,
  { batchId, documentId }: { batchId: string; documentId?: string },
): Promise<number> {
  const only = documentId ? Prisma.sql`and delivery.document_id = ${documentId}::uuid` : Prisma.empty
  const now = businessNow()
  const [done] = await tx.$queryRaw<{ count: number }[]>`
    with told as (
      update delivery set state = 'ACCEPTED', accepted_at = ${now}
      from stored_document document
      where delivery.batch_id = ${batchId}::uuid and delivery.channel = 'LETTER' and delivery.state = 'PLANNED'
        and document.id = delivery.document_id and document.complete ${only}
      returning delivery.code_id
    ),
    dated as (${dateHandedOverSql(now)})
    select count(*)::int as count from told`
  return done?.count ?? 0
}

/** Ends a run that has nothing more to send; true when this call ended it. */
export async function finishBatch(tx: Tx, batchId: string): Promise<boolean> {
  const [ended] = await tx.$queryRaw<{ schoolId: string }[]>`
    update notification_batch set state = 'DONE', finished_at = ${businessNow()}
    where id = ${batchId}::uuid and state = 'SENDING'
      and not exists (select from delivery where batch_id = ${batchId}::uuid and state in ('PLANNED', 'SENDING'))
    returning school_id as "schoolId"`
  if (!ended) return false
  const states = await tx.delivery.groupBy({ by: ['state'], where: { batchId }, _count: true })
  await recordAudit(tx, schoolSystemActor('teleservices.deliver-emails', ended.schoolId), {
    action: 'notification.finished',
    target: { type: 'notification-batch', id: batchId },
    counts: Object.fromEntries(states.map(({ state, _count }) => [state, _count])),
  })
  return true
}
