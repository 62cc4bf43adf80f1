import 'server-only'
import { attachLateSiblings, attachRestored, closeLapsedHolders } from '@/lib/accounts'
import { recordAudit } from '@/lib/audit/record'
import type { SchoolActor } from '@/lib/auth/actor'
import { realNow, today } from '@/lib/platform/clock'
import { toDbDate } from '@/lib/platform/dates'
import { db, Prisma, type Tx, violates } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { deadBefore } from '../domain/replication-health'
import { type CopyCounts, copySchool } from './copy-school'

export type ReplicationCounts = CopyCounts & { lapsed: number; attached: number }

/**
 * TS-44 to TS-47, TS-124: copies towards the schema that families read, by differences, and makes the codes of the day
 * usable. Cuts first what must be cut, then copies, then attaches siblings. The same day twice writes nothing more.
 * Throws CONFLICT while another run of this school is under way.
 */
export async function replicateSchool(actor: SchoolActor, schoolId: string): Promise<ReplicationCounts> {
  if (actor.schoolId !== schoolId) throw new Refusal('FORBIDDEN', 'Vous n’agissez pas pour cet établissement.')
  const runId = await startRun(schoolId)
  try {
    return await db.$transaction((tx) => replicate(tx, actor, { schoolId, runId }), {
      timeout: 300_000,
      maxWait: 30_000,
    })
  } catch (error) {
    await db.replicationRun.updateMany({
      where: { id: runId, state: 'RUNNING' },
      data: { state: 'FAILED', finishedAt: realNow(), error: error instanceof Error ? error.name : 'Error' },
    })
    throw error
  }
}

async function startRun(schoolId: string): Promise<string> {
  await db.replicationRun.updateMany({
    where: { schoolId, state: 'RUNNING', startedAt: { lt: deadBefore(realNow()) } },
    data: { state: 'FAILED', finishedAt: realNow(), error: 'interrupted' },
  })
  try {
    const run = await db.replicationRun.create({
      data: { schoolId, ranOn: toDbDate(today()), startedAt: realNow() },
      select: { id: true },
    })
    return run.id
  } catch (error) {
    if (violates(error, 'one_running_replication_per_school'))
      throw new Refusal('CONFLICT', 'La mise à jour est déjà en cours. Attendez la fin, puis rechargez la page.')
    throw error
  }
}

async function replicate(
  tx: Tx,
  actor: SchoolActor,
  { schoolId, runId }: { schoolId: string; runId: string },
): Promise<ReplicationCounts> {
  // A service that closes meanwhile closes after the copy, not under it.
  await tx.$queryRaw`select id from school where id = ${schoolId}::uuid for no key update`
  const lapsed = await closeLapsedHolders(tx, actor, schoolId)
  const day = today()
  await tx.$executeRaw(Prisma.sql`
    update school set replicated_on = ${day}::date
    where id = ${schoolId}::uuid and replicated_on is distinct from ${day}::date`)
  const attached = (await attachRestored(tx, { schoolId })) + (await attachLateSiblings(tx, { schoolId }))
  const copied = await copySchool(tx, schoolId, day)
  const counts = { ...copied, lapsed, attached }
  await tx.replicationRun.update({
    where: { id: runId },
    data: { state: 'DONE', finishedAt: realNow(), counts },
    select: { id: true },
  })
  await recordAudit(tx, actor, { action: 'replication.finished', counts, schoolId })
  return counts
}
