import 'server-only'
import type { z } from 'zod'
import { appendChunks } from '@/lib/documents/store'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { renderCaeSheets, sheetPages } from '../../letters/cae-sheet'
import { renderCarLetters } from '../../letters/car-letter'
import { type CarLetter, type LetterIssuer, letterPages } from '../../letters/car-letter-content'
import { letterReference } from '../../letters/domain/letter-reference'
import { Recipient, StudentRecipient } from '../../letters/recipient'
import { issuerOfBatch, type MessagePart, partsOf } from './batch-messages'

/**
 * Draws the letters of one file and stores it complete. Runs in a worker thread. Started again after a death, it begins
 * the same file afresh. Returns its pages; 0 when nothing is left to print.
 */
export async function printFile(documentId: string): Promise<{ pages: number }> {
  const document = await db.storedDocument.findUnique({
    where: { id: documentId },
    select: { batchId: true, complete: true, pages: true },
  })
  if (!document?.batchId) return { pages: 0 }
  if (document.complete) return { pages: document.pages ?? 0 }
  const { schoolId, kind, issuer } = await issuerOfBatch(document.batchId)
  const { pages, render } =
    kind === 'CAE'
      ? drawnSheets(issuer, await waitingLines(schoolId, documentId, StudentRecipient))
      : drawnLetters(issuer, await waitingLines(schoolId, documentId, Recipient))
  if (pages === 0) return { pages: 0 }
  await db.storedDocument.update({ where: { id: documentId }, data: { pages }, select: { id: true } })
  await appendChunks(documentId, render())
  return { pages }
}

type Waiting<Who extends StudentRecipient> = MessagePart<Who> & { letterNumber: number }
type Drawn = { pages: number; render: () => AsyncIterable<Uint8Array> }

/** What the file must hold, in its order. */
async function waitingLines<Who extends StudentRecipient>(
  schoolId: string,
  documentId: string,
  schema: z.ZodType<Who>,
): Promise<Waiting<Who>[]> {
  const lines = await db.delivery.findMany({
    where: { documentId, schoolId, state: 'PLANNED' },
    orderBy: [{ letterNumber: 'asc' }, { position: 'asc' }],
    select: { id: true, codeId: true, recipient: true, letterNumber: true },
  })
  const parts = await partsOf(schoolId, lines, schema)
  // Not on paper: the download of the file must not date them.
  await db.delivery.updateMany({
    where: { documentId, state: 'PLANNED', id: { notIn: [...parts.keys()] } },
    data: { state: 'CANCELLED', reason: 'CODE_INVALID' },
  })
  return lines.flatMap(({ id, letterNumber }) => {
    const part = parts.get(id)
    return part && letterNumber !== null ? { ...part, letterNumber } : []
  })
}

function drawnLetters(issuer: LetterIssuer, lines: readonly Waiting<Recipient>[]): Drawn {
  const byNumber = new Map<number, CarLetter>()
  for (const { letterNumber, recipient, child } of lines) {
    const letter = byNumber.get(letterNumber)
    if (letter) letter.children.push(child)
    else
      byNumber.set(letterNumber, {
        reference: letterReference(recipient.division, letterNumber),
        civility: recipient.civility,
        guardianName: recipient.guardian,
        addressLines: recipient.lines ?? [],
        children: [child],
      })
  }
  const letters = [...byNumber.values()]
  return { pages: letterPages(letters), render: () => renderCarLetters(issuer, letters, businessNow()) }
}

function drawnSheets(issuer: LetterIssuer, lines: readonly Waiting<StudentRecipient>[]): Drawn {
  const sheets = lines.map(({ letterNumber, recipient, child }) => ({
    reference: letterReference(recipient.division, letterNumber),
    student: child,
  }))
  return { pages: sheetPages(sheets), render: () => renderCaeSheets(issuer, sheets, businessNow()) }
}
