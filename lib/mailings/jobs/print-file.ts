import 'server-only'
import { findWritten, setPages } from '@/lib/documents/owned'
import { appendChunks } from '@/lib/documents/store'
import { db } from '@/lib/platform/db'
import { type Line, mailingKind } from '../kinds'
import { getBatchFacts } from '../queries/get-batch-facts'

/**
 * Draws the letters of one file and stores it complete. Runs in a worker thread. Started again after a death, it begins
 * the same file afresh. Returns its pages; 0 when nothing is left to print.
 */
export async function printFile(documentId: string): Promise<{ pages: number }> {
  const document = await findWritten(documentId)
  if (!document?.ownerId) return { pages: 0 }
  if (document.complete) return { pages: document.pages ?? 0 }
  const batch = await getBatchFacts(db, document.ownerId)
  const { paper } = mailingKind(batch.kind)
  if (!paper) return { pages: 0 }
  const lines = await waitingLines(documentId)
  const { sound, pages, render } = await paper.draw(batch, lines, await letterBefore(batch.id, lines[0]?.letterNumber))
  // Not on paper: the download of the file must not date them.
  await db.delivery.updateMany({
    where: { documentId, state: 'PLANNED', id: { notIn: sound } },
    data: { state: 'CANCELLED', reason: 'CODE_INVALID' },
  })
  if (pages === 0) return { pages: 0 }
  await setPages(documentId, pages)
  await appendChunks(documentId, render())
  return { pages }
}

async function letterBefore(batchId: string, number = 0): Promise<unknown> {
  const line = await db.delivery.findFirst({
    where: { batchId, letterNumber: { lt: number }, state: { in: ['PLANNED', 'ACCEPTED'] } },
    orderBy: [{ letterNumber: 'desc' }, { position: 'asc' }],
    select: { recipient: true },
  })
  return line?.recipient ?? null
}

/** What the file must hold, in its order. */
async function waitingLines(documentId: string): Promise<(Line & { letterNumber: number })[]> {
  const lines = await db.delivery.findMany({
    where: { documentId, state: 'PLANNED' },
    orderBy: [{ letterNumber: 'asc' }, { position: 'asc' }],
    select: { id: true, subjectId: true, recipient: true, letterNumber: true },
  })
  return lines.flatMap(({ letterNumber, ...line }) => (letterNumber === null ? [] : { ...line, letterNumber }))
}
