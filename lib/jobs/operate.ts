import 'server-only'
import { db, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { inngest } from './client'
import { FAILED_EVENT, FunctionConfig, INVOKED_EVENT } from './engine/protocol'
import { createRuns } from './engine/runs'

/** What operators see and start from the command line: the tables of the embedded engine. */

export type ListedJob = {
  id: string
  triggers: string[]
  nextAt: Date | null
  lastState: string | null
  lastAt: Date | null
}

export type ListedRun = {
  id: string
  job: string
  state: 'RUNNING' | 'COMPLETED' | 'FAILED'
  createdAt: Date
  finishedAt: Date | null
  output: unknown
  error: { name?: string; message?: string } | null
  /** Of the attempt before, while it runs. */
  lastError: string | null
  stepsDone: number
}

/** Where jobs are followed and started with `JOBS=inngest`; null when the embedded engine runs them. */
export const inngestDashboard = (): string | null => (env.JOBS === 'inngest' ? env.INNGEST_BASE_URL : null)

const prefix = `${inngest.id}-`

/** `teleservices.replicate` for people, `passerelle-teleservices.replicate` in the protocol. */
export const jobNameOf = (functionId: string): string =>
  functionId.startsWith(prefix) ? functionId.slice(prefix.length) : functionId

type FunctionRow = { id: string; config: unknown; url: string }

/** Every registered job, with its next instant and its last run; their `onFailure` companions are not jobs. */
export async function listJobs(): Promise<ListedJob[]> {
  const rows = await db.$queryRaw<
    (FunctionRow & { next_at: Date | null; state: string | null; created_at: Date | null })[]
  >`
    select f.id, f.config, f.url, c.next_at, r.state, r.created_at from job_function f
    left join (select function_id, min(next_at) as next_at from job_cron group by function_id) c on c.function_id = f.id
    left join lateral (
      select state, created_at from job_run where function_id = f.id order by created_at desc limit 1) r on true
    order by f.id`
  return rows
    .map(({ id, config, next_at: nextAt, state, created_at: lastAt }) => ({
      id: jobNameOf(id),
      triggers: FunctionConfig.parse(config).triggers.map(({ cron, event }) => cron ?? event ?? ''),
      nextAt,
      lastState: state,
      lastAt,
    }))
    .filter(({ triggers }) => !triggers.includes(FAILED_EVENT))
}

/** The runs that began last, or one of them by its id. */
export async function listRuns({ id, limit = 30 }: { id?: string; limit?: number } = {}): Promise<ListedRun[]> {
  const rows = await db.$queryRaw<(Omit<ListedRun, 'job'> & { functionId: string })[]>`
    select r.id, r.function_id as "functionId", r.state, r.created_at as "createdAt", r.finished_at as "finishedAt",
           r.output, r.error,
           (select max(t.last_error) from job_task t where t.run_id = r.id) as "lastError",
           (select count(*)::int from job_step s where s.run_id = r.id and s.state = 'DONE') as "stepsDone"
    from job_run r
    where ${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid
    order by r.id desc limit ${limit}`
  return rows.map(({ functionId, ...run }) => ({ ...run, job: jobNameOf(functionId) }))
}

/**
 * Asks the server for a run of a job, now, whatever its triggers. Returns the run's id; null when no server has ever
 * registered a job of that name.
 */
export async function requestRun(tx: Tx, job: string, data: Record<string, unknown>): Promise<string | null> {
  const [row] = await tx.$queryRaw<(FunctionRow & { run_id: string })[]>`
    select id, config, url, uuid_v7()::text as run_id from job_function where id in (${job}, ${prefix + job})`
  if (!row) return null
  const event = { id: row.run_id, name: INVOKED_EVENT, data, ts: Date.now() }
  await createRuns({ query: (sql, values) => tx.$executeRawUnsafe(sql, ...values) }, [
    { id: row.run_id, fn: { ...FunctionConfig.parse(row.config), url: row.url }, event },
  ])
  await tx.$executeRaw`select pg_notify('passerelle_jobs', '')`
  return row.run_id
}

/** Seconds since a server last gave a sign of life; null when none did. */
export async function secondsSinceBeat(): Promise<number | null> {
  const [row] = await db.$queryRaw<{ seconds: number | null }[]>`
    select extract(epoch from clock_timestamp() - max(beat_at))::float8 as seconds from job_engine`
  return row?.seconds ?? null
}
