import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { schoolSystemActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { Prisma, type Tx } from '@/lib/platform/db'
import { mailingKind } from '../kinds'

export type LockedBatch = {
  id: string
  schoolId: string | null
  kind: string
  state: string
  cancellableUntil: Date
}

/** Keeps the batch until the commit: its start, its cancellation and its first download never cross. */
export async function lockBatch(tx: Tx, batchId: string): Promise<LockedBatch | null> {
  const [batch] = await tx.$queryRaw<LockedBatch[]>`
    select id, school_id as "schoolId", kind, state::text, cancellable_until as "cancellableUntil"
    from notification_batch where id = ${batchId}::uuid for update`
  return batch ?? null
}

type Downloaded = Pick<LockedBatch, 'id' | 'kind'> & { documentId: string }

/** The letters of a file become notified at its first download, with the date on their subjects (TS-93). How many did. */
export async function acceptLetters(tx: Tx, { id, kind, documentId }: Downloaded): Promise<number> {
  const now = businessNow()
  const { dating } = mailingKind(kind)
  const dated = dating ? Prisma.sql`, dated as (${dating.handedOver(now)})` : Prisma.empty
  const [done] = await tx.$queryRaw<{ count: number }[]>`
    with told as (
      update delivery set state = 'ACCEPTED', accepted_at = ${now}
      from stored_document document
      where delivery.batch_id = ${id}::uuid and delivery.channel = 'LETTER' and delivery.state = 'PLANNED'
        and document.id = delivery.document_id and document.id = ${documentId}::uuid and document.complete
      returning delivery.subject_id
    )${dated}
    select count(*)::int as count from told`
  return done?.count ?? 0
}

/** Ends a run that has nothing more to send; true when this call ended it. */
export async function finishBatch(tx: Tx, batchId: string): Promise<boolean> {
  const [ended] = await tx.$queryRaw<{ schoolId: string | null }[]>`
    update notification_batch set state = 'DONE', finished_at = ${businessNow()}
    where id = ${batchId}::uuid and state = 'SENDING'
      and not exists (select from delivery where batch_id = ${batchId}::uuid and state in ('PLANNED', 'SENDING'))
    returning school_id as "schoolId"`
  if (!ended) return false
  // A message to one person is told by who asked for it; a run of a school is journalled.
  if (ended.schoolId === null) return true
  const states = await tx.delivery.groupBy({ by: ['state'], where: { batchId }, _count: true })
  await recordAudit(tx, schoolSystemActor('mailings.deliver-emails', ended.schoolId), {
    action: 'notification.finished',
    target: { type: 'notification-batch', id: batchId },
    counts: Object.fromEntries(states.map(({ state, _count }) => [state, _count])),
  })
  return true
}
