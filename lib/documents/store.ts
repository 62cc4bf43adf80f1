import 'server-only'
import { createHash } from 'node:crypto'
import { sealBytes, unsealBytes } from '@/lib/platform/crypto'
import { db, type Tx } from '@/lib/platform/db'

/** Bytes of the file in one row of stored_document_chunk: what a reader or a writer holds in memory at once. */
export const CHUNK_BYTES = 256 * 1024

export type NewDocument = {
  schoolId: string | null
  /** Whose opener decides who opens it (lib/documents/openers). */
  ownerKind: string
  ownerId?: string
  /** upload, letters… */
  kind: string
  fileName: string
  mimeType: string
  createdById: string | null
  pages?: number
  expiresAt?: Date
}

/** An empty document, not complete: nobody can download it before `appendChunks` has ended. Returns its id. */
export async function createDocument(tx: Tx, document: NewDocument): Promise<string> {
  const { id } = await tx.storedDocument.create({ data: document, select: { id: true } })
  return id
}

/**
 * Writes the bytes in sealed rows of 256 kB and marks the document complete: letters hold codes, and a copy of the base
 * must give none (docs/adr/0003). Started again on a document that a dead process
 * left half-written, it begins by emptying it; on a complete one it throws.
 */
export async function appendChunks(
  documentId: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  await emptyIncomplete(documentId)
  const hash = createHash('sha256')
  let size = 0
  let position = 0
  for await (const chunk of ofEqualSize(chunks)) {
    hash.update(chunk)
    size += chunk.byteLength
    const sealed = Buffer.from(await sealBytes(chunk, contextOf(documentId, position)))
    await db.$executeRaw`
      insert into stored_document_chunk (document_id, position, bytes, sealed)
      values (${documentId}::uuid, ${position++}, ${sealed}, true)`
  }
  const sha256 = hash.digest('hex')
  await db.storedDocument.update({ where: { id: documentId, complete: false }, data: { size, sha256, complete: true } })
  return { size, sha256 }
}

/** A row opens at its own place of its own document only. */
const contextOf = (documentId: string, position: number) => `stored-document:${documentId}:${position}`

/** The bytes in order, one row at a time; throws when the document is absent, not complete, or was tampered with. */
export async function* readChunks(documentId: string): AsyncIterable<Uint8Array> {
  const { size } = await db.storedDocument.findUniqueOrThrow({
    where: { id: documentId, complete: true },
    select: { size: true },
  })
  for (let position = 0; position * CHUNK_BYTES < size; position++) {
    const row = await db.storedDocumentChunk.findUniqueOrThrow({
      where: { documentId_position: { documentId, position } },
      select: { bytes: true, sealed: true },
    })
    yield row.sealed ? await unsealBytes(row.bytes, contextOf(documentId, position)) : row.bytes
  }
}

/** Seals what was written in clear by an older version, a few rows at a time; returns how many. */
export async function sealClearChunks(limit = 20): Promise<number> {
  const rows = await db.storedDocumentChunk.findMany({
    where: { sealed: false, document: { complete: true } },
    take: limit,
  })
  for (const { documentId, position, bytes } of rows) {
    const sealed = Buffer.from(await sealBytes(bytes, contextOf(documentId, position)))
    await db.$executeRaw`
      update stored_document_chunk set bytes = ${sealed}, sealed = true
      where document_id = ${documentId}::uuid and position = ${position} and not sealed`
  }
  return rows.length
}

/** Removes what its own clock condemns, by small lots; returns how many documents went. */
export async function deleteExpiredDocuments(now: Date, limit = 100): Promise<number> {
  return db.$executeRaw`
    delete from stored_document where id in (
      select id from stored_document where expires_at <= ${now} order by expires_at limit ${limit})`
}

async function emptyIncomplete(documentId: string) {
  const document = await db.storedDocument.findUniqueOrThrow({ where: { id: documentId }, select: { complete: true } })
  if (document.complete) throw new Error(`Document ${documentId} is complete: its bytes never change.`)
  await db.$executeRaw`delete from stored_document_chunk where document_id = ${documentId}::uuid`
}

/** Cuts and joins whatever sizes come in: every chunk but the last has exactly CHUNK_BYTES. */
async function* ofEqualSize(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let buffer = new Uint8Array(CHUNK_BYTES)
  let filled = 0
  for await (const chunk of chunks) {
    let offset = 0
    while (offset < chunk.byteLength) {
      const taken = chunk.subarray(offset, offset + CHUNK_BYTES - filled)
      buffer.set(taken, filled)
      filled += taken.byteLength
      offset += taken.byteLength
      if (filled === CHUNK_BYTES) {
        yield buffer
        buffer = new Uint8Array(CHUNK_BYTES)
        filled = 0
      }
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled)
}
