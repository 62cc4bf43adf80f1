import 'server-only'
import { attachLateSiblings, attachRestored, closeLapsedHolders } from '@/lib/accounts'
import { recordAudits } from '@/lib/audit/record'
import type { SystemActor } from '@/lib/auth/actor'
import { withBulkConnection } from '@/lib/platform/bulk'
import { today } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { lockSchools, markReplicated } from '@/lib/schools'
import { type CopyCounts, copySchools } from '../copy/copy-schools'
import { holdSchools } from './hold-schools'
import { endRuns, failRuns, type Run, startRuns } from './track-replication'

export type ReplicationCounts = CopyCounts & { lapsed: number; attached: number }

/**
 * TS-44 to TS-47, TS-124: copies towards the schema that families read, by differences, and makes the codes of the day
 * usable. Cuts first what must be cut, then copies, then attaches siblings. The same day twice writes nothing more.
 * The schools go together, in one transaction. Those that another run holds are left to it, and are not in the answer.
 */
export async function replicateSchools(
  actor: SystemActor,
  schoolIds: readonly string[],
): Promise<Map<string, ReplicationCounts>> {
  return withBulkConnection(async (client) => {
    const runs = await startRuns(await holdSchools(client, schoolIds))
    if (runs.length === 0) return new Map()
    try {
      return await db.$transaction((tx) => replicate(tx, actor, runs), { timeout: 300_000, maxWait: 30_000 })
    } catch (error) {
      await failRuns(runs, error)
      throw error
    }
  })
}

async function replicate(tx: Tx, actor: SystemActor, runs: readonly Run[]): Promise<Map<string, ReplicationCounts>> {
  const schoolIds = runs.map((run) => run.schoolId)
  // A service that closes meanwhile closes after the copy, not under it.
  await lockSchools(tx, schoolIds)
  const lapsed = await closeLapsedHolders(tx, actor, schoolIds)
  const day = today()
  await markReplicated(tx, schoolIds, day)
  const restored = await attachRestored(tx, { schoolIds })
  const siblings = await attachLateSiblings(tx, { schoolIds })
  const copied = await copySchools(tx, { schoolIds, day })
  const counts = new Map(
    [...copied].map(([id, copy]) => {
      const attached = (restored.get(id) ?? 0) + (siblings.get(id) ?? 0)
      return [id, { ...copy, lapsed: lapsed.get(id) ?? 0, attached }]
    }),
  )
  await endRuns(
    tx,
    runs.map((run) => ({ ...run, counts: counts.get(run.schoolId) ?? null })),
  )
  await recordAudits(
    tx,
    actor,
    [...counts].map(([schoolId, of]) => ({ action: 'replication.finished', counts: of, schoolId })),
  )
  return counts
}
