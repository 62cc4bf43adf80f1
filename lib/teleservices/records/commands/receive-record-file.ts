import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { RecordFault } from '@/lib/platform/csv/fault'
import { csvText } from '@/lib/platform/csv/text'
import { db, type Prisma } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { drainUpload, readUpload, type Upload, UploadFault } from '@/lib/platform/multipart'
import { indexStudents } from '../domain/match-student'
import type { AbsencesContent, MarksContent, Reading, RecordKind } from '../files/content'
import { readAbsences } from '../files/read-absences'
import { readMarks } from '../files/read-marks'
import { NO_RECORD_FILE, ONE_RECORD_FILE, RECORD_FILE_BROKEN, RECORD_FILE_TOO_LARGE } from '../messages'
import { getCurrentYear } from '../queries/get-current-year'
import { listKnownStudents } from '../queries/list-known-students'

const MAX_BYTES = 10 * 1024 * 1024
/** Anomalies kept to be shown; the others are only counted. */
const KEPT_ANOMALIES = 1000

/**
 * Reads the CSV of a form and keeps what it says until somebody confirms it: nothing is written to the marks or the
 * absences. Returns the id of the load, READY or REJECTED with its sentence. Refuses: no file, several, more than 10 MB,
 * cut on the way.
 */
export async function receiveRecordFile(actor: StaffActor, kind: RecordKind, upload: Upload): Promise<string> {
  if (Number(upload.headers.get('content-length') ?? 0) > MAX_BYTES + 1024 * 1024) {
    await drainUpload(upload)
    throw new Refusal('REJECTED', RECORD_FILE_TOO_LARGE)
  }
  const { name, bytes } = await readFile(upload)
  const year = await getCurrentYear(actor)
  const common = { schoolId: actor.schoolId, year, kind, fileName: name, requestedById: actor.id }
  const read = await understand(actor, { kind, year, bytes })
  const data: Prisma.RecordLoadUncheckedCreateInput =
    'fault' in read
      ? { ...common, state: 'REJECTED', fault: read.fault, finishedAt: businessNow() }
      : {
          ...common,
          state: 'READY',
          lines: read.lines,
          content: read.content,
          anomalies: read.anomalies.slice(0, KEPT_ANOMALIES),
          anomalyCount: read.anomalies.length,
        }
  return (await db.recordLoad.create({ data, select: { id: true } })).id
}

type Received = { kind: RecordKind; year: number; bytes: Uint8Array }

async function understand(
  actor: StaffActor,
  { kind, year, bytes }: Received,
): Promise<Reading<MarksContent | AbsencesContent> | { fault: string }> {
  try {
    const text = csvText(bytes)
    const students = indexStudents(await listKnownStudents(actor))
    return kind === 'NOTES' ? readMarks(text, { year, students }) : readAbsences(text, { year, students })
  } catch (error) {
    if (error instanceof RecordFault) return { fault: error.message }
    throw error
  }
}

const FAULTS = { EMPTY: NO_RECORD_FILE, BROKEN: RECORD_FILE_BROKEN, TOO_MANY: ONE_RECORD_FILE } as const

/** The bytes of the one file, 10 MB at most: what is read is held whole. */
async function readFile(upload: Upload): Promise<{ name: string; bytes: Uint8Array }> {
  const chunks: Uint8Array[] = []
  let name = ''
  try {
    await readUpload(upload, { files: 1, fileSize: MAX_BYTES }, async (stream, file) => {
      name = file.name
      for await (const chunk of stream) chunks.push(chunk as Uint8Array)
      if (stream.truncated) throw new Refusal('REJECTED', RECORD_FILE_TOO_LARGE)
    })
  } catch (error) {
    if (error instanceof UploadFault) throw new Refusal('REJECTED', FAULTS[error.code])
    throw error
  }
  if (name === '') throw new Refusal('REJECTED', NO_RECORD_FILE)
  return { name, bytes: Buffer.concat(chunks) }
}
