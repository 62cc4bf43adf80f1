import 'server-only'
import { createHash } from 'node:crypto'
import type { StaffActor } from '@/lib/auth/actor'
import { deleteDocuments } from '@/lib/documents/owned'
import { appendChunks, createDocument } from '@/lib/documents/store'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { Upload, UploadedFile } from '@/lib/platform/multipart'
import type { Intake, ReadsAtOnce, ReadsInJob } from '../intake'
import { findOpenLoad } from '../queries/find-open-load'
import { freePlace } from './end-abandoned'
import { openLoad } from './open-load'
import { receiveUpload, refuseUnread } from './receive-upload'

const HOUR = 3_600_000

/**
 * Takes in the files of a form and opens their load: read at once, it is ANALYSED or REJECTED with its sentence; stored
 * for a job, it is UPLOADED. Returns its id. Refuses as `receiveUpload`, and CONFLICT when an exclusive kind is open.
 */
export async function receiveLoad(actor: StaffActor, intake: Intake, upload: Upload): Promise<string> {
  const { kind, reader } = intake
  if (kind.exclusive) {
    const open = await findOpenLoad(actor, kind)
    const isLeft = open?.requestedBy === null && (await freePlace(kind, actor.schoolId))
    if (open && !isLeft)
      return refuseUnread(upload, new Refusal('CONFLICT', kind.exclusive.alreadyOpen(open.requestedBy)))
  }
  return reader.reads === 'at once'
    ? receiveRead(actor, intake, reader, upload)
    : receiveStored(actor, intake, reader, upload)
}

async function receiveRead(actor: StaffActor, intake: Intake, reader: ReadsAtOnce, upload: Upload): Promise<string> {
  const chunks: Uint8Array[] = []
  let name = ''
  await receiveUpload(upload, intake, async (stream, file) => {
    name = file.name
    for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  })
  if (name === '') throw new Refusal('NOTHING_TO_DO', intake.sentences.none)
  const bytes = Buffer.concat(chunks)
  const files = [{ name, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }]
  const reading = await reader.read(actor, bytes)
  return openLoad(actor, { kind: intake.kind, files, reading, anomaliesKept: reader.anomaliesKept })
}

type Stored = { documentId: string; name: string; size: number; sha256: string }

async function receiveStored(actor: StaffActor, intake: Intake, reader: ReadsInJob, upload: Upload): Promise<string> {
  const stored: Stored[] = []
  try {
    await receiveUpload(upload, intake, async (stream, file) => {
      const entry = {
        documentId: await emptyDocument(actor, intake, reader, file),
        name: file.name,
        size: 0,
        sha256: '',
      }
      stored.push(entry)
      Object.assign(entry, await appendChunks(entry.documentId, stream as UploadedFile))
    })
    const files = stored.filter(({ size }) => size > 0)
    if (files.length === 0) throw new Refusal('NOTHING_TO_DO', intake.sentences.none)
    return await openLoad(actor, { kind: intake.kind, files, uploaded: reader.uploaded })
  } catch (error) {
    await deleteDocuments(
      db,
      stored.map(({ documentId }) => documentId),
    )
    throw error
  }
}

const emptyDocument = (
  actor: StaffActor,
  { kind }: Intake,
  { ownerKind }: ReadsInJob,
  { name, mimeType }: { name: string; mimeType: string },
): Promise<string> =>
  createDocument(db, {
    schoolId: actor.schoolId,
    ownerKind,
    kind: 'upload',
    fileName: name,
    mimeType,
    createdById: actor.id,
    expiresAt: new Date(businessNow().getTime() + kind.waits * HOUR),
  })
