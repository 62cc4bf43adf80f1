import 'server-only'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { schoolSystemActor } from '@/lib/auth/actor'
import { newestStanding } from '@/lib/changes/queries/find-change'
import { markAnalysed, readAnomalies, saveAnomalies } from '@/lib/loads/analysis-rows'
import { goAhead, type NamedFile } from '@/lib/loads/command-line'
import { rejectLoad } from '@/lib/loads/commands/end-load'
import { forgetLoads } from '@/lib/loads/commands/forget-loads'
import type { LoadId } from '@/lib/loads/kinds'
import { writeLoad } from '@/lib/loads/run-load'
import { type BulkClient, inBulkTransaction, withBulkConnection } from '@/lib/platform/bulk'
import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { CutAccesses } from '../people/end-accesses'
import { type Analysis, analyse } from './analyse'
import { type Anomaly, fileAnomaly } from './anomalies'
import { writeStagedImport } from './apply'
import { type Answers, unanswered } from './domain/import-decision'
import { importLoad } from './load-kind'
import { WRITING_FAILED } from './messages'
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
  /** SQL of accounts: who holds what (countCuts). */
  held: string
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
  load: LoadId
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
  const named = await nameFiles(files, envelopes)
  let dry: ImportFilesResult | null = null
  const started = await inBulkTransaction(client, () => analyseFiles(client, input, named, envelopes)).catch(
    (error: unknown) => {
      if (error instanceof DryRun) dry = { report: error.report, rowsWritten: 0 }
      else throw error
    },
  )
  if (!started) return dry ?? Promise.reject(new Error('The analysis ended without a result.'))
  const { load, analysis, anomalies } = started
  const actor = schoolSystemActor('cli.import', load.schoolId)
  await goAhead(importLoad, { actor, load, files: named })
  const { rowsWritten = 0 } = await writeLoad({ kind: importLoad, load, actor, tell: () => {} }, (tx, work) =>
    writeStagedImport(tx, work, input.cutAccesses),
  ).catch((error: unknown) => giveUp(load.id, error, year))
  await forgetLoads(db, importLoad, [load.id])
  return { report: importReport('applied', input.uai, year, analysis.figures, anomalies), rowsWritten }
}

/** The place of the school is freed whatever stopped the writing; a refusal is said as any other rejection. */
async function giveUp(loadId: string, error: unknown, year: number): Promise<never> {
  const anomaly =
    error instanceof Refusal
      ? fileAnomaly('ERROR', error.code, error.message)
      : fileAnomaly('ERROR', 'INTERNAL', WRITING_FAILED)
  await rejectLoad({ kind: importLoad, loadId, job: 'cli.import', anomalies: [anomaly] })
  throw error instanceof Refusal ? new Rejection([anomaly], year) : error
}

async function nameFiles(files: readonly SourceFile[], envelopes: Envelopes): Promise<NamedFile[]> {
  const named: NamedFile[] = []
  for (const file of files)
    named.push({
      name: file.name,
      size: file.size,
      sha256: await hashFile(file),
      root: envelopes.files.find(({ xml }) => xml.name === file.name)?.root ?? null,
    })
  return named
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
  files: readonly NamedFile[],
  envelopes: Envelopes,
): Promise<Started> {
  const year = envelopes.year ?? 0
  const school = await findOrCreateSchool(client, input, year)
  const importId = await startImport(client, { schoolId: school.id, year, answers: input.answers, files })
  const analysis = await analyse(client, {
    importId,
    schoolId: school.id,
    schoolYear: school.currentYear,
    lastChange: await newestStanding(school.id),
    envelopes,
    today: today(),
    held: input.held,
    onProgress: (percent) => percent > 60 && wakePrisma(),
  })
  if (analysis.outcome === 'REJECTED') throw new Rejection(analysis.anomalies, year)
  await saveAnomalies(client, importId, analysis.anomalies)
  const anomalies = await readAnomalies(client, importId)
  // Naming the year on the command line is the answer to its question.
  const answers: Answers = {
    ...input.answers,
    acceptYear: input.year !== undefined || input.answers.acceptYear === true,
  }
  if (unanswered(analysis.figures.questions, answers).length > 0)
    throw new Rejection(withoutAnswered(anomalies, answers), year, analysis)
  const told = withoutAnswered(anomalies, answers)
  if (input.dryRun) throw new DryRun(importReport('analysed', input.uai, year, analysis.figures, told))
  await markAnalysed(client, importId, { year, report: analysis.figures })
  return { load: { id: importId, schoolId: school.id }, analysis, anomalies: told }
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
