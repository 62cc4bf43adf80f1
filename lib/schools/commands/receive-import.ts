import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { appendChunks, createDocument, deleteDocument } from '@/lib/documents/store'
import { emit } from '@/lib/jobs/send'
import { businessNow } from '@/lib/platform/clock'
import { db, violates } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { IMPORT_UPLOADED } from '../events'
import { MAX_FILE_BYTES } from '../imports/open-file'
import { alreadyOpen, NO_FILE, TOO_LARGE, TOO_MANY_FILES, UPLOAD_BROKEN } from '../messages'
import { findOpenImport } from '../queries/find-open-import'

const MAX_FILES = 6
const DAY = 86_400_000

type Upload = { headers: Headers; body: ReadableStream<Uint8Array> | null }
type Stored = { documentId: string; name: string; size: number; sha256: string }

/**
 * Streams the files of a form into stored documents, then opens the import and wakes its analysis. Returns the id of
 * the import. Refuses: nothing chosen, too much, cut on the way, another import open in this school (TS: one at a time).
 */
export async function receiveImport(actor: StaffActor, upload: Upload): Promise<string> {
  const open = await findOpenImport(actor)
  if (open) return refuseUnread(upload, alreadyOpen(open.requestedBy))
  if (Number(upload.headers.get('content-length') ?? 0) > MAX_FILE_BYTES + 1024 * 1024)
    return refuseUnread(upload, TOO_LARGE, 'REJECTED')
  const stored: Stored[] = []
  try {
    await storeFiles(actor, upload, stored)
    const files = stored.filter(({ size }) => size > 0)
    if (files.length === 0) throw new Refusal('NOTHING_TO_DO', NO_FILE)
    return await openImport(actor, files)
  } catch (error) {
    for (const { documentId } of stored) await deleteDocument(db, documentId)
    if (violates(error, 'one_open_import_per_school'))
      throw new Refusal('CONFLICT', alreadyOpen((await findOpenImport(actor))?.requestedBy ?? null))
    throw error
  }
}

/** A browser shows the answer only once its body has been taken in. */
async function refuseUnread(
  upload: Upload,
  message: string,
  code: 'CONFLICT' | 'REJECTED' = 'CONFLICT',
): Promise<never> {
  if (upload.body) for await (const _chunk of Readable.fromWeb(upload.body as NodeReadableStream)) continue
  throw new Refusal(code, message)
}

async function storeFiles(actor: StaffActor, { headers, body }: Upload, stored: Stored[]): Promise<void> {
  if (!body || !headers.get('content-type')?.startsWith('multipart/form-data'))
    throw new Refusal('NOTHING_TO_DO', NO_FILE)
  const form = busboy({
    headers: { 'content-type': headers.get('content-type') ?? '' },
    limits: { files: MAX_FILES, fileSize: MAX_FILE_BYTES, fields: 10 },
    defParamCharset: 'utf8',
  })
  let tooMany = false
  const writing: Promise<void>[] = []
  form.on('filesLimit', () => {
    tooMany = true
  })
  form.on('file', (_field, stream, { filename, mimeType }) => {
    if (!filename) return stream.resume()
    const done = storeFile(actor, stream, { name: baseName(filename), mimeType }, stored)
    done.catch(() => stream.resume())
    writing.push(done)
  })
  await new Promise<void>((resolve, reject) => {
    const source = Readable.fromWeb(body as NodeReadableStream)
    const broken = () => reject(new Refusal('REJECTED', UPLOAD_BROKEN))
    source.on('error', broken)
    form.on('error', broken)
    form.on('close', resolve)
    source.pipe(form)
  })
  const results = await Promise.allSettled(writing)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  if (tooMany) throw new Refusal('REJECTED', TOO_MANY_FILES)
}

async function storeFile(
  actor: StaffActor,
  stream: Readable & { truncated?: boolean },
  { name, mimeType }: { name: string; mimeType: string },
  stored: Stored[],
): Promise<void> {
  const documentId = await createDocument(db, {
    schoolId: actor.schoolId,
    kind: 'upload',
    fileName: name,
    mimeType,
    createdById: actor.id,
    expiresAt: new Date(businessNow().getTime() + DAY),
  })
  const entry = { documentId, name, size: 0, sha256: '' }
  stored.push(entry)
  Object.assign(entry, await appendChunks(documentId, stream))
  if (stream.truncated) throw new Refusal('REJECTED', TOO_LARGE)
}

/** Old browsers send a whole path. */
const baseName = (name: string): string => name.replace(/^.*[\\/]/, '').slice(0, 200)

async function openImport(actor: StaffActor, files: readonly Stored[]): Promise<string> {
  return db.$transaction(async (tx) => {
    const { id } = await tx.import.create({
      data: {
        schoolId: actor.schoolId,
        requestedById: actor.id,
        progressLabel: 'En attente',
        files: { create: [...files] },
      },
      select: { id: true },
    })
    await recordAudit(tx, actor, {
      action: 'import.requested',
      target: { type: 'import', id },
      files: files.length,
      sha256: files.map(({ sha256 }) => sha256),
    })
    await emit(tx, { name: IMPORT_UPLOADED, data: { importId: id }, id: `import-uploaded-${id}` })
    return id
  })
}
