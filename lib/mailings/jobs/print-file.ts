import 'server-only'
import { describeDocument, findWritten } from '@/lib/documents/owned'
import { appendChunks } from '@/lib/documents/store'
import { db } from '@/lib/platform/db'
import { plural } from '@/lib/platform/text'
import { leaveRun } from '../commands/leave-run'
import { renamed } from '../domain/kept-files'
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
  const drawn = await paper.draw(batch, lines, await letterBefore(batch.id, lines[0]?.letterNumber))
  const { sound, pages, render, why, rewritten = [] } = drawn
  const onPaper = new Set(sound)
  // Not on paper: the download of the file must not date them.
  await leaveRun(
    db,
    lines.flatMap(({ id }) => (onPaper.has(id) ? [] : id)),
    why,
  )
  if (rewritten.length > 0)
    await db.$executeRaw`
      update delivery set recipient = said.recipient
      from jsonb_to_recordset(${JSON.stringify(rewritten)}::jsonb) as said (id uuid, recipient jsonb)
      where delivery.id = said.id`
  if (pages === 0) return { pages: 0 }
  const sheets = new Set(lines.flatMap(({ id, letterNumber }) => (onPaper.has(id) ? letterNumber : []))).size
  const fileName = renamed(document.fileName, paper.sheet, plural(sheets, ...paper.sheet))
  await describeDocument(documentId, { pages, fileName })
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
