import 'server-only'
import { reopenDocuments } from '@/lib/documents/owned'
import { emit } from '@/lib/jobs/send'
import { db, type Tx } from '@/lib/platform/db'
import { lettersDied, lettersRequested } from '../events'
import { mailingKind } from '../kinds'
import { getBatchFacts } from '../queries/get-batch-facts'
import { lockBatch } from './follow-batch'
import { leaveRun } from './leave-run'

/**
 * Letters that nobody has downloaded and whose subject may not be told any more leave their file, which is drawn again
 * without them: they stay in the report, with their reason. One that would now say something else is drawn again too.
 * Returns the files that are to be drawn again.
 */
export async function redrawFiles(batchId: string): Promise<string[]> {
  return db.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    const paper = batch && mailingKind(batch.kind).paper
    if (!paper || batch.state === 'CANCELLED') return []
    const waiting = await tx.delivery.findMany({
      where: { batchId, channel: 'LETTER', state: 'PLANNED', document: { complete: true, firstDownloadedAt: null } },
      orderBy: { position: 'asc' },
      select: { id: true, subjectId: true, recipient: true, documentId: true },
    })
    const checked = await paper.check(await getBatchFacts(tx, batchId), waiting)
    const [sound, stale] = [new Set(checked.sound), new Set(checked.stale)]
    const dead = waiting.flatMap(({ id }) => (sound.has(id) ? [] : id))
    const changed = waiting.filter(({ id }) => !sound.has(id) || stale.has(id))
    const documentIds = [...new Set(changed.flatMap(({ documentId }) => documentId ?? []))]
    if (documentIds.length === 0) return []
    await leaveRun(tx, dead, checked.why)
    await reopenDocuments(tx, documentIds)
    await emit(tx, lettersRequested({ batchId }))
    return documentIds
  })
}

/** Within the transaction that ends these subjects of a school: wakes up the runs whose letters wait to speak of them. */
export async function subjectsDied(
  tx: Tx,
  { schoolId, subjectIds }: { schoolId: string; subjectIds: readonly string[] },
): Promise<void> {
  const runs = await tx.$queryRaw<{ id: string }[]>`
    select distinct batch_id as id from delivery
    where school_id = ${schoolId}::uuid and subject_id = any(${subjectIds}::uuid[])
      and channel = 'LETTER' and state = 'PLANNED'`
  await emit(tx, ...runs.map(({ id }) => lettersDied({ batchId: id })))
}
