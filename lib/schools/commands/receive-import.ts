import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { appendChunks, createDocument, deleteDocument } from '@/lib/documents/store'
import { emit } from '@/lib/jobs/send'
import { businessNow } from '@/lib/platform/clock'
import { db, violates } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { drainUpload, readUpload, type Upload, type UploadedFile, UploadFault } from '@/lib/platform/multipart'
import { importUploaded } from '../events'
import { MAX_FILE_BYTES } from '../imports/readers/open-file'
import { alreadyOpen, NO_FILE, TOO_LARGE, TOO_MANY_FILES, UPLOAD_BROKEN } from '../messages'
import { IMPORT_OWNER } from '../opener'
import { findOpenImport } from '../queries/find-open-import'

const MAX_FILES = 6
const DAY = 86_400_000

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

async function refuseUnread(
  upload: Upload,
  message: string,
  code: 'CONFLICT' | 'REJECTED' = 'CONFLICT',
): Promise<never> {
  await drainUpload(upload)
  throw new Refusal(code, message)
}

const FAULTS = { EMPTY: NO_FILE, BROKEN: UPLOAD_BROKEN, TOO_MANY: TOO_MANY_FILES } as const

async function storeFiles(actor: StaffActor, upload: Upload, stored: Stored[]): Promise<void> {
  try {
    await readUpload(upload, { files: MAX_FILES, fileSize: MAX_FILE_BYTES }, (stream, file) =>
      storeFile(actor, stream, file, stored),
    )
  } catch (error) {
    if (!(error instanceof UploadFault)) throw error
    throw new Refusal(error.code === 'EMPTY' ? 'NOTHING_TO_DO' : 'REJECTED', FAULTS[error.code])
  }
}

async function storeFile(
  actor: StaffActor,
  stream: UploadedFile,
  { name, mimeType }: { name: string; mimeType: string },
  stored: Stored[],
): Promise<void> {
  const documentId = await createDocument(db, {
    schoolId: actor.schoolId,
    ownerKind: IMPORT_OWNER,
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
    await emit(tx, importUploaded({ importId: id }, { id: `import-uploaded-${id}` }))
    return id
  })
}
