import 'server-only'
import { realNow, today } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'

export type Run = { id: string; schoolId: string }

/** A run of each of these schools, which the caller holds: whoever said that it ran is dead. */
export async function startRuns(schoolIds: readonly string[]): Promise<Run[]> {
  await db.replicationRun.updateMany({
    where: { schoolId: { in: [...schoolIds] }, state: 'RUNNING' },
    data: { state: 'FAILED', finishedAt: realNow(), error: 'interrupted' },
  })
  return db.$queryRaw<Run[]>`
    insert into replication_run (school_id, ran_on, started_at)
    select id, ${today()}::date, ${realNow()}::timestamptz from unnest(${schoolIds}::uuid[]) as school(id)
    on conflict (school_id) where state = 'RUNNING' do nothing
    returning id, school_id as "schoolId"`
}

/** In the transaction of the copies: a run is done when what it copied is. */
export const endRuns = (tx: Tx, runs: readonly (Run & { counts: object | null })[]) => tx.$executeRaw`
  update replication_run set state = 'DONE', finished_at = ${realNow()}::timestamptz, counts = run.counts
  from jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) as run(id uuid, counts jsonb)
  where replication_run.id = run.id`

export const failRuns = (runs: readonly Run[], error: unknown) =>
  db.replicationRun.updateMany({
    where: { id: { in: runs.map((run) => run.id) }, state: 'RUNNING' },
    data: { state: 'FAILED', finishedAt: realNow(), error: error instanceof Error ? error.name : 'Error' },
  })
