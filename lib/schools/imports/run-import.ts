import 'server-only'
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { schoolSystemActor } from '@/lib/auth/actor'
import { readChunks } from '@/lib/documents/store'
import { type BulkClient, inBulkTransaction, withBulkConnection } from '@/lib/platform/bulk'
import { businessNow, today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { analyse } from './analyse'
import { type Anomaly, fileAnomaly } from './anomalies'
import { applyStagedImport, type CutAccesses } from './apply'
import { forgetImports } from './forget'
import { forgetAnalysis, saveAnomalies, takeSchoolLock } from './import-rows'
import { progressWriter } from './progress-writer'
import { readEnvelopes } from './readers/envelopes'
import type { SourceFile } from './readers/open-file'
import { rejectImport } from './reject'

/**
 * Analyses an uploaded import, or begins again the analysis that a dead process left: nothing of the first try remains.
 * Does nothing when the import is already further.
 */
export async function analyseImport(importId: string): Promise<void> {
  await withBulkConnection(async (client) => {
    const { schoolId } = await db.import.findUniqueOrThrow({ where: { id: importId }, select: { schoolId: true } })
    await takeSchoolLock(client, schoolId, { wait: true })
    const { count } = await db.import.updateMany({
      where: { id: importId, state: { in: ['UPLOADED', 'ANALYSING'] } },
      data: { state: 'ANALYSING', progress: 0, progressLabel: 'Ouverture des fichiers' },
    })
    if (count === 0) return
    const files = await spoolFiles(importId)
    try {
      await analyseSpooled(client, importId, schoolId, files)
    } finally {
      for (const file of files) await file.handle.close()
    }
  })
}

/** Cancelled while it was being analysed: what was staged is thrown away. */
class Cancelled extends Error {}

async function analyseSpooled(client: BulkClient, importId: string, schoolId: string, files: readonly SourceFile[]) {
  const school = await db.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: { uai: true, currentYear: true },
  })
  const envelopes = await readEnvelopes(files, { uai: school.uai, year: null })
  for (const { xml, root } of envelopes.files)
    await db.importFile.updateMany({ where: { importId, name: xml.name }, data: { root } })
  const progress = progressWriter(importId, 'ANALYSING')
  const rejection = await inBulkTransaction(client, async () => {
    await forgetAnalysis(client, importId)
    const analysis = await analyse(client, {
      importId,
      schoolId,
      schoolYear: school.currentYear,
      envelopes,
      today: today(),
      onProgress: progress.tell,
    })
    if (analysis.outcome === 'REJECTED') throw new Rejected(analysis.anomalies)
    await saveAnomalies(client, importId, analysis.anomalies)
    await progress.settle()
    const { rowCount } = await client.query(
      `update import set state = 'ANALYSED', year = $2, report = $3, analysed_at = $4, progress = 100, progress_label = null
       where id = $1 and state = 'ANALYSING'`,
      [importId, analysis.figures.year, JSON.stringify(analysis.figures), businessNow()],
    )
    if (rowCount !== 1) throw new Cancelled()
    return null
  }).catch((error: unknown) => {
    if (error instanceof Rejected) return error
    if (error instanceof Cancelled) return null
    throw error
  })
  await progress.settle()
  if (rejection) await rejectImport(importId, schoolId, rejection.anomalies)
  await deleteFiles(importId)
}

class Rejected extends Error {
  constructor(readonly anomalies: Anomaly[]) {
    super('rejected')
  }
}

/** Writes a confirmed import. Interrupted, it has written nothing and begins again; done, it does nothing. */
export async function applyImport(importId: string, cutAccesses: CutAccesses): Promise<void> {
  await withBulkConnection(async (client) => {
    const { schoolId } = await db.import.findUniqueOrThrow({ where: { id: importId }, select: { schoolId: true } })
    await takeSchoolLock(client, schoolId, { wait: true })
    const confirmed = await db.import.count({ where: { id: importId, state: 'APPLYING' } })
    if (confirmed === 0) return
    const progress = progressWriter(importId, 'APPLYING')
    const actor = schoolSystemActor('schools.apply-import', schoolId)
    try {
      await applyStagedImport({ importId, schoolId, actor, today: today(), cutAccesses, onProgress: progress.tell })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await rejectImport(importId, schoolId, [fileAnomaly('ERROR', error.code, error.message)])
    }
    await progress.settle()
    await forgetImports(db, [importId])
  })
}

const deleteFiles = (importId: string) => db.$executeRaw`
  delete from stored_document d using import_file f where f.document_id = d.id and f.import_id = ${importId}::uuid`

/** Copies the stored files where a ZIP can be read from its end; they have no name any more when this returns. */
async function spoolFiles(importId: string): Promise<SourceFile[]> {
  const stored = await db.importFile.findMany({
    where: { importId },
    orderBy: { id: 'asc' },
    select: { name: true, documentId: true },
  })
  const files: SourceFile[] = []
  for (const { name, documentId } of stored) {
    if (!documentId) throw new Error(`A file of the import ${importId} is gone.`)
    const file = path.join(tmpdir(), `passerelle-${randomUUID()}`)
    const handle = await open(file, 'wx+', 0o600)
    // Unlinked at once: whatever kills the process, the bytes go with it.
    await unlink(file)
    files.push({ name, handle, size: await writeAll(handle, readChunks(documentId)) })
  }
  return files
}

async function writeAll(handle: FileHandle, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const chunk of chunks) {
    await handle.write(chunk, 0, chunk.byteLength, size)
    size += chunk.byteLength
  }
  return size
}
