import 'server-only'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { recordAudit } from '@/lib/audit/record'
import { schoolSystemActor } from '@/lib/auth/actor'
import { type BulkClient, inBulkTransaction, withBulkConnection } from '@/lib/platform/bulk'
import { businessNow, today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { type Answers, unanswered } from '../domain/import-decision'
import { type Analysis, analyse } from './analyse'
import { type Anomaly, fileAnomaly } from './anomalies'
import { applyStagedImport, type CutAccesses } from './apply'
import { forgetStagedRows, loadAnomalies, saveAnomalies } from './import-rows'
import { findOrCreateSchool, startImport } from './open-import'
import { type Envelopes, readEnvelopes } from './readers/envelopes'
import { hashFile, type SourceFile } from './readers/open-file'
import { Rejection } from './rejection'
import { type ImportReport, importReport } from './report'

export type ImportFilesInput = {
  uai: string
  /** Name of the school to create when the UAI is unknown. */
  createSchool?: string
  year?: number
  dryRun: boolean
  answers: Answers
  files: readonly string[]
  cutAccesses: CutAccesses
}

export type ImportFilesResult = { report: ImportReport; rowsWritten: number }

/**
 * The whole import in one call, for the command line: rejected, it leaves nothing, not even the school that it was to
 * create; applied, it is in the history like any other. Unanswered questions reject.
 */
export async function importFiles(input: ImportFilesInput): Promise<ImportFilesResult> {
  const uai = input.uai.trim().toUpperCase()
  const files: SourceFile[] = []
  try {
    await openAll(input.files, files)
    const envelopes = await readEnvelopes(files, { uai, year: input.year ?? null })
    if (envelopes.files.length === 0) throw new Rejection(envelopes.anomalies, envelopes.year)
    return await withBulkConnection((client) => run(client, { ...input, uai }, files, envelopes))
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    const figures = error.analysis?.outcome === 'ANALYSED' ? error.analysis.figures : null
    return { report: importReport('rejected', uai, error.year, figures, error.anomalies), rowsWritten: 0 }
  } finally {
    for (const file of files) await file.handle.close()
  }
}

/** Adds to `files` what could be opened, so that the caller closes it whatever happens. */
async function openAll(names: readonly string[], files: SourceFile[]): Promise<void> {
  const missing: Anomaly[] = []
  for (const name of names) {
    const handle = await open(name, 'r').catch(() => null)
    const stat = await handle?.stat()
    if (handle && stat?.isFile()) files.push({ name: path.basename(name), handle, size: stat.size })
    else {
      await handle?.close()
      missing.push(fileAnomaly('ERROR', 'INVALID_FILE', `Fichier introuvable ou illisible : ${name}.`, name))
    }
  }
  if (missing.length > 0) throw new Rejection(missing, null)
}

type Started = {
  importId: string
  schoolId: string
  analysis: Extract<Analysis, { outcome: 'ANALYSED' }>
  anomalies: Anomaly[]
}

async function run(
  client: BulkClient,
  input: ImportFilesInput,
  files: readonly SourceFile[],
  envelopes: Envelopes,
): Promise<ImportFilesResult> {
  const year = envelopes.year ?? 0
  const hashes: string[] = []
  for (const file of files) hashes.push(await hashFile(file))
  let dry: ImportFilesResult | null = null
  const started = await inBulkTransaction(client, () => analyseFiles(client, input, files, hashes, envelopes)).catch(
    (error: unknown) => {
      if (error instanceof DryRun) dry = { report: error.report, rowsWritten: 0 }
      else throw error
    },
  )
  if (!started) return dry ?? Promise.reject(new Error('The analysis ended without a result.'))
  const { importId, schoolId, analysis, anomalies } = started
  const actor = schoolSystemActor('cli.import', schoolId)
  await db.$transaction(async (tx) => {
    await tx.import.update({ where: { id: importId }, data: { state: 'APPLYING', progress: 0 } })
    await recordAudit(tx, actor, {
      action: 'import.requested',
      target: { type: 'import', id: importId },
      schoolId,
      files: files.length,
      sha256: hashes,
    })
  })
  const { cutAccesses } = input
  const rowsWritten = await applyStagedImport({
    importId,
    schoolId,
    actor,
    today: today(),
    cutAccesses,
    onProgress: () => {},
  })
  await forgetStagedRows(client, importId)
  return { report: importReport('applied', input.uai, year, analysis.figures, anomalies), rowsWritten }
}

/** Ends the transaction of a dry run without keeping anything of it. */
class DryRun extends Error {
  constructor(readonly report: ImportReport) {
    super('dry run')
  }
}

async function analyseFiles(
  client: BulkClient,
  input: ImportFilesInput,
  files: readonly SourceFile[],
  hashes: readonly string[],
  envelopes: Envelopes,
): Promise<Started> {
  const year = envelopes.year ?? 0
  const school = await findOrCreateSchool(client, input, year)
  const importId = await startImport(client, school.id, year, input.answers, files, hashes, envelopes)
  const analysis = await analyse(client, {
    importId,
    schoolId: school.id,
    schoolYear: school.currentYear,
    envelopes,
    today: today(),
    onProgress: (percent) => percent > 60 && wakePrisma(),
  })
  if (analysis.outcome === 'REJECTED') throw new Rejection(analysis.anomalies, year)
  await saveAnomalies(client, importId, analysis.anomalies)
  const anomalies = await loadAnomalies(client, importId)
  // Naming the year on the command line is the answer to its question.
  const answers: Answers = {
    ...input.answers,
    acceptYear: input.year !== undefined || input.answers.acceptYear === true,
  }
  if (unanswered(analysis.figures.questions, answers).length > 0)
    throw new Rejection(withoutAnswered(anomalies, answers), year, analysis)
  const told = withoutAnswered(anomalies, answers)
  if (input.dryRun) throw new DryRun(importReport('analysed', input.uai, year, analysis.figures, told))
  await client.query(
    `update import set state = 'ANALYSED', report = $2, analysed_at = $3, progress = 100 where id = $1`,
    [importId, JSON.stringify(analysis.figures), businessNow()],
  )
  return { importId, schoolId: school.id, analysis, anomalies: told }
}

let awake = false

/**
 * The first query of a process compiles the Prisma client for half a second: not after PostgreSQL has compared, but
 * while it does.
 */
function wakePrisma(): void {
  if (awake) return
  awake = true
  db.school.findFirst({ select: { id: true } }).catch(() => {})
}

const withoutAnswered = (anomalies: readonly Anomaly[], answers: Answers): Anomaly[] =>
  anomalies.filter(
    ({ severity, code }) =>
      severity !== 'QUESTION' || unanswered([code as Parameters<typeof unanswered>[0][number]], answers).length > 0,
  )
