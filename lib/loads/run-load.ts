import 'server-only'
import { type SystemActor, schoolSystemActor } from '@/lib/auth/actor'
import { type BulkClient, inBulkTransaction, withBulkConnection } from '@/lib/platform/bulk'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type Figures, forgetEarlierAnomalies, markAnalysed, saveAnomalies } from './analysis-rows'
import { markApplied, rejectLoad } from './commands/end-load'
import { forgetLoads } from './commands/forget-loads'
import { statesBefore } from './domain/states'
import type { HeldLoad, LoadAnomaly, LoadCounts, LoadId, LoadKind } from './kinds'
import { takePlace } from './place'
import { progressWriter } from './progress-writer'
import { type SpooledFile, withSpooledFiles } from './spool'

type Tell = (percent: number, label: string) => void
type Run = { kind: LoadKind; loadId: string; job: string }

/** What an analysis is given: its connection, inside the transaction that keeps or throws away what it stages. */
export type Analysing = { client: BulkClient; load: LoadId; files: readonly SpooledFile[]; tell: Tell }
export type Analysed = Figures & { anomalies: readonly LoadAnomaly[] }
export type Analyse = (work: Analysing) => Promise<Analysed>

/** Thrown by an analysis: the load is rejected for these reasons, and nothing of it is kept. */
export class LoadRejected extends Error {
  constructor(readonly anomalies: readonly LoadAnomaly[]) {
    super('rejected')
  }
}

/** Cancelled while it was being analysed: what was staged is thrown away. */
class Cancelled extends Error {}

/**
 * Analyses a stored load, or begins again the analysis that a dead process left: nothing of the first try remains. Does
 * nothing when the load is already further. Its files wait with it: an answer may have them read again.
 */
export async function analyseLoad({ kind, loadId, job }: Run, analyse: Analyse): Promise<void> {
  await withBulkConnection(async (client) => {
    const load = await idsOf(kind, loadId)
    await takePlace(client, kind, { schoolId: load.schoolId, wait: true })
    const { count } = await db.fileLoad.updateMany({
      where: { id: loadId, state: { in: [...statesBefore('ANALYSING'), 'ANALYSING'] } },
      data: { state: 'ANALYSING', progress: 0, progressLabel: 'Ouverture des fichiers' },
    })
    if (count === 0) return
    const rejected = await withSpooledFiles(loadId, (files) => analyseFiles(client, { load, files }, analyse))
    if (rejected) await rejectLoad({ kind, loadId, job, anomalies: rejected.anomalies })
  })
}

async function analyseFiles(
  client: BulkClient,
  { load, files }: Pick<Analysing, 'load' | 'files'>,
  analyse: Analyse,
): Promise<LoadRejected | null> {
  const progress = progressWriter(load.id, 'ANALYSING')
  const rejected = await inBulkTransaction(client, async () => {
    await forgetEarlierAnomalies(client, load.id)
    const { anomalies, ...figures } = await analyse({ client, load, files, tell: progress.tell })
    await saveAnomalies(client, load.id, anomalies)
    await progress.settle()
    if (!(await markAnalysed(client, load.id, figures))) throw new Cancelled()
    return null
  }).catch((error: unknown) => {
    if (error instanceof LoadRejected) return error
    if (error instanceof Cancelled) return null
    throw error
  })
  await progress.settle()
  return rejected
}

export type JobActor = SystemActor & { schoolId: string }
export type Writing = { actor: JobActor; load: HeldLoad; tell: Tell }
export type Write = (tx: Tx, work: Writing) => Promise<LoadCounts>

/** Writes a confirmed load. Interrupted, it has written nothing and begins again; done, it does nothing. */
export async function applyLoad({ kind, loadId, job }: Run, write: Write): Promise<void> {
  await withBulkConnection(async (client) => {
    const load = await idsOf(kind, loadId)
    await takePlace(client, kind, { schoolId: load.schoolId, wait: true })
    if ((await db.fileLoad.count({ where: { id: loadId, state: 'APPLYING' } })) === 0) return
    const progress = progressWriter(loadId, 'APPLYING')
    try {
      await writeLoad({ kind, load, actor: schoolSystemActor(job, load.schoolId), tell: progress.tell }, write)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await rejectLoad({ kind, loadId, job, anomalies: [refused(error)] })
    }
    await progress.settle()
    await forgetLoads(db, kind, [loadId])
  })
}

type ToWrite = { kind: LoadKind; load: LoadId; actor: JobActor; tell: Tell }

/** Writes, in one transaction, a load whose place this process holds. Returns what was written. */
export async function writeLoad({ kind, load, actor, tell }: ToWrite, write: Write): Promise<LoadCounts> {
  return db.$transaction(
    async (tx) => {
      const held = await tx.fileLoad.findFirstOrThrow({
        where: { ...load, state: 'APPLYING' },
        select: { id: true, schoolId: true, state: true, year: true, report: true },
      })
      const counts = await write(tx, { actor, load: held, tell })
      await markApplied(tx, actor, { kind, load, counts })
      return counts
    },
    { timeout: 10 * 60_000, maxWait: 60_000 },
  )
}

const idsOf = ({ kind }: LoadKind, id: string): Promise<LoadId> =>
  db.fileLoad.findUniqueOrThrow({ where: { id, kind }, select: { id: true, schoolId: true } })

const refused = ({ code, message }: Refusal): LoadAnomaly => ({
  severity: 'ERROR',
  code,
  message,
  fileName: null,
  line: null,
  subject: null,
})
