import 'server-only'
import { appendChunks } from '@/lib/documents/store'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { renderCarLetters } from '../documents/car-letter'
import type { CarLetter } from '../documents/car-letter-content'
import { letterReference } from '../domain/letter-reference'
import { issuerOfBatch, partsOf } from './batch-messages'

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
  const { schoolId, issuer } = await issuerOfBatch(document.batchId)
  const letters = await lettersOf(schoolId, documentId)
  if (letters.length === 0) return { pages: 0 }
  await db.storedDocument.update({ where: { id: documentId }, data: { pages: letters.length }, select: { id: true } })
  await appendChunks(documentId, renderCarLetters(issuer, letters, businessNow()))
  return { pages: letters.length }
}

async function lettersOf(schoolId: string, documentId: string): Promise<CarLetter[]> {
  const lines = await db.delivery.findMany({
    where: { documentId, schoolId, state: 'PLANNED' },
    orderBy: [{ letterNumber: 'asc' }, { position: 'asc' }],
    select: { id: true, codeId: true, recipient: true, letterNumber: true },
  })
  const parts = await partsOf(schoolId, lines)
  // Not on paper: the download of the file must not date them.
  await db.delivery.updateMany({
    where: { documentId, state: 'PLANNED', id: { notIn: [...parts.keys()] } },
    data: { state: 'CANCELLED', reason: 'CODE_INVALID' },
  })
  const letters = new Map<number, CarLetter>()
  for (const { id, letterNumber } of lines) {
    const part = parts.get(id)
    if (!part || letterNumber === null) continue
    const letter = letters.get(letterNumber)
    if (letter) letter.children.push(part.child)
    else
      letters.set(letterNumber, {
        reference: letterReference(part.recipient.division, letterNumber),
        civility: part.recipient.civility,
        guardianName: part.recipient.guardian,
        addressLines: part.recipient.lines ?? [],
        children: [part.child],
      })
  }
  return [...letters.values()]
}
