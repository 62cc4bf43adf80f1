import type { JobFunction } from './functions'
import { type Client, type Pool, rowsOf } from './pool'
import { WHOLE_FUNCTION } from './protocol'

/** A call that this engine alone may make until its lease ends. */
export type Task = {
  run_id: string
  step_id: string
  function_id: string
  slots: string[]
  race: boolean
  attempt: number
  losses: number
  lease_id: string
}

type ClaimOptions = {
  functions: readonly JobFunction[]
  wanted: number
  own: ReadonlySet<string>
  leaseSeconds: number
}
type Candidate = Pick<Task, 'run_id' | 'step_id' | 'function_id' | 'slots'>

/**
 * Leases up to `wanted` calls that are due, oldest first, within the limits of concurrency. One engine claims at a time:
 * that is what makes the limits exact across processes. `own` names the calls under way here: a lease that was lost
 * while PostgreSQL was away is not taken twice by its own engine.
 */
export async function claimTasks(
  client: Client,
  { functions, wanted, own, leaseSeconds }: ClaimOptions,
): Promise<Task[]> {
  await client.query("select pg_advisory_xact_lock(hashtext('passerelle.jobs.claim'))")
  const byId = new Map(functions.map((fn) => [fn.id, fn]))
  const limitOf = (functionId: string, index: number) => byId.get(functionId)?.concurrency[index]?.limit ?? Infinity
  const { taken, full } = await occupation(client, limitOf)
  const candidates = await rowsOf<Candidate>(
    client,
    `select t.run_id, t.step_id, t.function_id, t.slots
     from unnest($1::text[]) as f (id)
     cross join lateral (
       select * from job_task t
       where t.function_id = f.id and t.run_at <= clock_timestamp()
         and (t.lease_until is null or t.lease_until <= clock_timestamp()) and not t.slots && $2::text[]
       order by t.run_at limit $3 for update skip locked) t
     order by t.run_at`,
    [functions.map(({ id }) => id), full, wanted + own.size],
  )
  const chosen: Candidate[] = []
  for (const task of candidates) {
    if (chosen.length === wanted) break
    const allowed = task.slots.every((slot, index) => (taken.get(slot) ?? 0) < limitOf(task.function_id, index))
    if (!allowed || own.has(taskKey(task))) continue
    for (const slot of task.slots) taken.set(slot, (taken.get(slot) ?? 0) + 1)
    chosen.push(task)
  }
  if (chosen.length === 0) return []
  return rowsOf<Task>(
    client,
    `update job_task t
     set losses = t.losses + (t.lease_id is not null)::int, lease_id = gen_random_uuid(),
         lease_until = clock_timestamp() + make_interval(secs => $2)
     from jsonb_to_recordset($1::jsonb) as c (run_id uuid, step_id text)
     where t.run_id = c.run_id and t.step_id = c.step_id
     returning t.run_id, t.step_id, t.function_id, t.slots, t.race, t.attempt, t.losses, t.lease_id`,
    [JSON.stringify(chosen.map(({ run_id, step_id }) => ({ run_id, step_id }))), leaseSeconds],
  )
}

/** Names a call within the process. */
export const taskKey = ({ run_id, step_id }: { run_id: string; step_id: string }) => `${run_id}/${step_id}`

/** How many calls under way occupy each slot, and the slots that are full: the query skips what is queued behind them. */
async function occupation(client: Client, limitOf: (functionId: string, index: number) => number) {
  const rows = await rowsOf<{ function_id: string; slots: string[] }>(
    client,
    "select function_id, slots from job_task where lease_until > clock_timestamp() and slots <> '{}'",
  )
  const taken = new Map<string, number>()
  for (const slot of rows.flatMap(({ slots }) => slots)) taken.set(slot, (taken.get(slot) ?? 0) + 1)
  const full = rows.flatMap(({ function_id, slots }) =>
    slots.filter((slot, index) => (taken.get(slot) ?? 0) >= limitOf(function_id, index)),
  )
  return { taken, full }
}

/**
 * Leases the next call of a run to whoever recorded the last one, in the same transaction: its slots never fall free in
 * between. Null when that call is under way or queued already; it then knows that something changed.
 */
export async function leaseNextCall(client: Client, runId: string, leaseSeconds: number): Promise<Task | null> {
  const [task] = await rowsOf<Task & { fresh: boolean }>(
    client,
    `insert into job_task (run_id, step_id, function_id, slots, lease_id, lease_until)
     select id, $2, function_id, slots, gen_random_uuid(), clock_timestamp() + make_interval(secs => $3)
     from job_run where id = $1
     on conflict (run_id, step_id) do update set again = job_task.again or job_task.lease_id is not null
     returning run_id, step_id, function_id, slots, race, attempt, losses, lease_id, xmax = 0 as fresh`,
    [runId, WHOLE_FUNCTION, leaseSeconds],
  )
  return task?.fresh ? task : null
}

/** Keeps the lease of a call under way, unless somebody else has it now. */
export async function renewLease(pool: Pool, task: Task, leaseSeconds: number): Promise<void> {
  await pool.query(
    `update job_task set lease_until = clock_timestamp() + make_interval(secs => $4)
     where run_id = $1 and step_id = $2 and lease_id = $3`,
    [task.run_id, task.step_id, task.lease_id, leaseSeconds],
  )
}
