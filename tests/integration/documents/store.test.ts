import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  appendChunks,
  CHUNK_BYTES,
  createDocument,
  deleteExpiredDocuments,
  readChunks,
  sealClearChunks,
} from '@/lib/documents/store'
import { db } from '@/lib/platform/db'

const newDocument = (expiresAt?: Date) =>
  createDocument(db, {
    schoolId: null,
    ownerKind: 'import',
    kind: 'upload',
    fileName: 'eleves.zip',
    mimeType: 'application/zip',
    createdById: null,
    expiresAt,
  })

async function* pieces(bytes: Uint8Array, ...sizes: number[]) {
  let offset = 0
  for (const size of sizes) {
    yield bytes.subarray(offset, offset + size)
    offset += size
  }
  yield bytes.subarray(offset)
}

async function contentOf(documentId: string) {
  const parts: Uint8Array[] = []
  for await (const part of readChunks(documentId)) parts.push(part)
  return Buffer.concat(parts)
}

describe('stored documents', () => {
  test.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 17])(
    '%i bytes come back as they went in, in rows of 256 kB',
    async (length) => {
      const bytes = randomBytes(length)
      const id = await newDocument()
      const written = await appendChunks(id, pieces(bytes, 10, 300_000, 70_000))
      expect(written).toEqual({ size: length, sha256: createHash('sha256').update(bytes).digest('hex') })
      expect((await contentOf(id)).equals(bytes)).toBe(true)
      expect(await db.storedDocumentChunk.count({ where: { documentId: id } })).toBe(Math.ceil(length / CHUNK_BYTES))
    },
  )

  test('a document is not readable before its last byte, and is written again from the start', async () => {
    const id = await newDocument()
    async function* broken() {
      yield randomBytes(CHUNK_BYTES * 2)
      throw new Error('connection lost')
    }
    await expect(appendChunks(id, broken())).rejects.toThrow('connection lost')
    await expect(contentOf(id)).rejects.toThrow()
    await appendChunks(id, pieces(Buffer.from('bon'), 1))
    expect((await contentOf(id)).toString()).toBe('bon')
  })

  test('the bytes of a complete document never change', async () => {
    const id = await newDocument()
    await appendChunks(id, pieces(Buffer.from('un')))
    await expect(appendChunks(id, pieces(Buffer.from('deux')))).rejects.toThrow('never change')
    expect((await contentOf(id)).toString()).toBe('un')
  })

  test('a copy of the database gives no byte of a file, and a row opens at its own place only', async () => {
    const id = await newDocument()
    const code = Buffer.from('TYEQ - MRQ - JVM - MFB')
    await appendChunks(id, pieces(Buffer.concat([code, randomBytes(CHUNK_BYTES), code])))
    const rows = await db.storedDocumentChunk.findMany({ where: { documentId: id } })
    for (const { bytes } of rows) expect(Buffer.from(bytes).includes(code)).toBe(false)
    await db.$executeRaw`
      update stored_document_chunk set position = 1 - position + 10 where document_id = ${id}::uuid`
    await db.$executeRaw`
      update stored_document_chunk set position = position - 10 where document_id = ${id}::uuid`
    await expect(contentOf(id)).rejects.toThrow()
  })

  test('what an older version wrote in clear is read, sealed by the night, and read again', async () => {
    const id = await newDocument()
    await appendChunks(id, pieces(Buffer.from('lettre')))
    const clear = Buffer.from('lettre')
    await db.$executeRaw`
      update stored_document_chunk set bytes = ${clear}, sealed = false where document_id = ${id}::uuid`
    expect((await contentOf(id)).toString()).toBe('lettre')
    for (let lot = -1; lot !== 0; ) lot = await sealClearChunks()
    const [row] = await db.storedDocumentChunk.findMany({ where: { documentId: id } })
    expect(Buffer.from(row?.bytes ?? []).includes(clear)).toBe(false)
    expect((await contentOf(id)).toString()).toBe('lettre')
  })

  test('the clock of a document removes it with its bytes, at its instant and not before', async () => {
    const due = new Date('2026-11-23T08:00:00Z')
    const id = await newDocument(due)
    await appendChunks(id, pieces(Buffer.from('lettre')))
    await deleteExpiredDocuments(new Date(due.getTime() - 1))
    expect(await db.storedDocument.count({ where: { id } })).toBe(1)
    expect(await deleteExpiredDocuments(due)).toBe(1)
    expect(await db.storedDocumentChunk.count({ where: { documentId: id } })).toBe(0)
  })
})
