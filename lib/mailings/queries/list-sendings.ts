import 'server-only'
import { db, type Tx } from '@/lib/platform/db'
import type { DeliveryChannel, DeliveryState } from '@/lib/platform/prisma/enums'
import { lettersOfFiles } from './letters-sql'

export type PastSending = {
  id: string
  batchId: string
  channel: DeliveryChannel | null
  state: DeliveryState
  reason: string | null
  /** When it was accepted, else asked for. */
  at: Date
  /** The file that holds it, once complete. `letters`: all that it holds, which its first download dates. */
  file: { id: string; letters: number } | null
}

/** What was sent about these subjects of the school, newest first. */
export async function listSendings(
  { schoolId, subjectIds }: { schoolId: string; subjectIds: readonly string[] },
  tx: Tx = db,
): Promise<Map<string, PastSending[]>> {
  const rows = await tx.delivery.findMany({
    where: { schoolId, subjectId: { in: [...subjectIds] } },
    orderBy: [{ batch: { createdAt: 'desc' } }, { batchId: 'desc' }],
    select: {
      id: true,
      batchId: true,
      subjectId: true,
      channel: true,
      state: true,
      reason: true,
      acceptedAt: true,
      batch: { select: { createdAt: true } },
      document: { select: { id: true, complete: true } },
    },
  })
  const documentIds = rows.flatMap(({ document }) => document?.id ?? [])
  const letters = await lettersOfFiles({ schoolId, batchIds: rows.map(({ batchId }) => batchId), documentIds }, tx)
  const sendings = new Map<string, PastSending[]>()
  for (const { subjectId, acceptedAt, batch, document, ...sending } of rows) {
    const known = sendings.get(subjectId ?? '') ?? []
    const held = sending.state !== 'CANCELLED' && document?.complete
    const file = held ? { id: document.id, letters: letters.get(document.id) ?? 0 } : null
    known.push({ ...sending, at: acceptedAt ?? batch.createdAt, file })
    sendings.set(subjectId ?? '', known)
  }
  return sendings
}

export type PendingLine = {
  channel: DeliveryChannel | null
  /** When it leaves, if it still waits. */
  leavesAt: Date | null
  /** Letters of the file that holds it; 0 while it is being made. */
  letters: number
}

/** The message about that subject of the school that is on its way; or null. */
export async function findPending(
  tx: Tx,
  { schoolId, subjectId }: { schoolId: string; subjectId: string },
): Promise<PendingLine | null> {
  const line = await tx.delivery.findFirst({
    where: { subjectId, schoolId, state: { in: ['PLANNED', 'SENDING'] } },
    select: {
      channel: true,
      batchId: true,
      documentId: true,
      batch: { select: { state: true, cancellableUntil: true } },
    },
  })
  if (!line) return null
  const { channel, batchId, documentId, batch } = line
  const files = { schoolId, batchIds: [batchId], documentIds: documentId ? [documentId] : [] }
  const letters = await lettersOfFiles(files, tx)
  return {
    channel,
    leavesAt: batch.state === 'SCHEDULED' ? batch.cancellableUntil : null,
    letters: letters.get(documentId ?? '') ?? 0,
  }
}
