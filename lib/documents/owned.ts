import 'server-only'
import { db, type Tx } from '@/lib/platform/db'

export type OwnedDocument = {
  id: string
  ownerId: string | null
  fileName: string
  pages: number
  size: number
  complete: boolean
  createdAt: Date
  expiresAt: Date | null
  firstDownloadedAt: Date | null
}

const SHOWN = {
  id: true,
  ownerId: true,
  fileName: true,
  pages: true,
  size: true,
  complete: true,
  createdAt: true,
  expiresAt: true,
  firstDownloadedAt: true,
} as const

/** The documents of an owner, oldest first. */
export async function listOwned(owner: { ownerKind: string; ownerId: string }): Promise<OwnedDocument[]> {
  const rows = await db.storedDocument.findMany({
    where: owner,
    orderBy: [{ createdAt: 'asc' }, { fileName: 'asc' }],
    select: SHOWN,
  })
  return rows.map((row) => ({ ...row, pages: row.pages ?? 0 }))
}

/** The complete documents of that kind of owner in a school, newest first. */
export async function listComplete(of: { ownerKind: string; schoolId: string }, limit = 200): Promise<OwnedDocument[]> {
  const rows = await db.storedDocument.findMany({
    where: { ...of, complete: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: SHOWN,
  })
  return rows.map((row) => ({ ...row, pages: row.pages ?? 0 }))
}

/** How far the writing of a document went; null when it is gone. */
export const findWritten = (
  id: string,
): Promise<{ ownerId: string | null; fileName: string; complete: boolean; pages: number | null } | null> =>
  db.storedDocument.findUnique({
    where: { id },
    select: { ownerId: true, fileName: true, complete: true, pages: true },
  })

/** Of a document that is being written. */
export async function describeDocument(id: string, data: { pages: number; fileName: string }): Promise<void> {
  await db.storedDocument.update({ where: { id }, data, select: { id: true } })
}

/** Documents of an owner whose bytes are still to be written, oldest first. */
export async function listIncomplete(tx: Tx, owner: { ownerKind: string; ownerId: string }): Promise<string[]> {
  const open = await tx.storedDocument.findMany({
    where: { ...owner, complete: false },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return open.map(({ id }) => id)
}

/** Null when the document is gone, or belongs to nothing. */
export async function ownerIdOf(tx: Tx, documentId: string): Promise<string | null> {
  const document = await tx.storedDocument.findUnique({ where: { id: documentId }, select: { ownerId: true } })
  return document?.ownerId ?? null
}

/** Removes the documents of an owner that nobody has downloaded. */
export async function deleteUntouched(tx: Tx, owner: { ownerKind: string; ownerId: string }): Promise<void> {
  await tx.storedDocument.deleteMany({ where: { ...owner, firstDownloadedAt: null } })
}

/** Documents that are to be written again: complete no more, their bytes gone. */
export async function reopenDocuments(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.storedDocument.updateMany({ where: { id: { in: [...ids] } }, data: { complete: false } })
  await tx.storedDocumentChunk.deleteMany({ where: { documentId: { in: [...ids] } } })
}

/** Removes documents and their bytes (an upload that was analysed, a file that could not be made). */
export async function deleteDocuments(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.storedDocument.deleteMany({ where: { id: { in: [...ids] } } })
}
