import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { type Actor, schoolSystemActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { statesBefore } from '../domain/states'
import type { HeldLoad, LoadAnomaly, LoadCounts, LoadId, LoadKind } from '../kinds'
import { forgetLoads } from './forget-loads'
import { addAnomalies } from './open-load'

/** The load of the actor's school, its row locked until the end of the transaction. Throws NOT_FOUND. */
export async function lockLoad(tx: Tx, schoolId: string, kind: LoadKind, loadId: string): Promise<HeldLoad> {
  // No key: the anomalies that an analysis writes point to this row, and nobody waits for them.
  const [load] = await tx.$queryRaw<HeldLoad[]>`
    select id, school_id as "schoolId", state, year, report from file_load
    where id = ${loadId}::uuid and school_id = ${schoolId}::uuid and kind = ${kind.kind}
    for no key update`
  if (!load) throw new Refusal('NOT_FOUND', kind.sentences.notFound)
  return load
}

type Applied = { kind: LoadKind; load: LoadId; counts: LoadCounts; confirmedById?: string }

/** Last in the transaction that wrote: until then the row is free for the progress that others read. */
export async function markApplied(tx: Tx, actor: Actor, { kind, load, counts, confirmedById }: Applied): Promise<void> {
  await recordAudit(tx, actor, kind.journal.applied(load, counts))
  await tx.fileLoad.update({
    where: { id: load.id, schoolId: load.schoolId },
    data: {
      state: 'APPLIED',
      counts,
      confirmedById,
      content: Prisma.DbNull,
      finishedAt: businessNow(),
      progress: 100,
      progressLabel: null,
    },
    select: { id: true },
  })
}

/** What a load wrote was taken back: it stays in the history, and says so. */
export async function markUndone(tx: Tx, { kind }: Pick<LoadKind, 'kind'>, { id, schoolId }: LoadId): Promise<void> {
  await tx.fileLoad.update({
    where: { id, schoolId, kind, state: 'APPLIED' },
    data: { undoneAt: businessNow() },
    select: { id: true },
  })
}

type Rejected = { kind: LoadKind; loadId: string; job: string; anomalies: readonly LoadAnomaly[] }

/** Ends a load that cannot go further, and says why on its page. Nothing of the school has been written; twice is once. */
export async function rejectLoad({ kind, loadId, job, anomalies }: Rejected): Promise<void> {
  await db.$transaction(async (tx) => {
    const [load] = await tx.fileLoad.updateManyAndReturn({
      where: { id: loadId, kind: kind.kind, state: { in: statesBefore('REJECTED') } },
      data: {
        state: 'REJECTED',
        content: Prisma.DbNull,
        finishedAt: businessNow(),
        progressLabel: null,
        anomalyCount: { increment: anomalies.length },
      },
      select: { id: true, schoolId: true },
    })
    if (!load) return
    await addAnomalies(tx, loadId, anomalies)
    await forgetLoads(tx, kind, [loadId])
    const errors = anomalies.filter(({ severity }) => severity === 'ERROR').length
    const entry = kind.journal.rejected?.(load, errors)
    if (entry) await recordAudit(tx, schoolSystemActor(job, load.schoolId), entry)
  })
}
