import { keyOf } from './expression'
import type { JobFunction } from './functions'
import { type Client, rowsOf } from './pool'
import { type EventPayload, FAILED_EVENT, WHOLE_FUNCTION } from './protocol'

export type NewRun = {
  /** Chosen by the database without one. */
  id?: string
  fn: JobFunction
  event: EventPayload
  idempotencyKey?: string | null
  parent?: { runId: string; stepId: string }
}

/** A connection of the engine, or the transaction of somebody else. */
type Executor = { query(sql: string, values: unknown[]): Promise<unknown> }

/** Creates runs and their first calls in one statement; a key already taken creates nothing. */
export async function createRuns(client: Executor, runs: NewRun[]): Promise<void> {
  if (runs.length === 0) return
  const rows = runs.map(({ id, fn, event, idempotencyKey, parent }) => ({
    id,
    function_id: fn.id,
    event,
    slots: slotsOf(fn, event),
    idempotency_key: idempotencyKey ?? null,
    parent_run_id: parent?.runId ?? null,
    parent_step_id: parent?.stepId ?? null,
  }))
  await client.query(
    `with created as (
       insert into job_run (id, function_id, event, slots, idempotency_key, parent_run_id, parent_step_id)
       select coalesce(id, uuid_v7()), function_id, event, slots, idempotency_key, parent_run_id, parent_step_id
       from jsonb_to_recordset($1::jsonb) as r
         (id uuid, function_id text, event jsonb, slots text[], idempotency_key text, parent_run_id uuid,
          parent_step_id text)
       on conflict do nothing
       returning id, function_id, slots)
     insert into job_task (run_id, step_id, function_id, slots)
     select id, $2, function_id, slots from created`,
    [JSON.stringify(rows), WHOLE_FUNCTION],
  )
}

/** What a run occupies while one of its calls is under way: one slot per limit of its function, in the same order. */
export function slotsOf(fn: JobFunction, event: EventPayload): string[] {
  return fn.concurrency.map(({ key, scope }, index) => {
    const owner = scope === undefined || scope === 'fn' ? `${fn.id}/${index}` : `${scope}/${key ?? ''}`
    return key ? `${owner}/${keyOf(key, { event })}` : owner
  })
}

/** A run whose row the transaction holds. */
export type LockedRun = { id: string; functionId: string; event: EventPayload }

export type Ending = { state: 'COMPLETED'; output: unknown } | { state: 'FAILED'; error: unknown }

/** Ends a run whose row is locked: its other calls and waits go; a failure is announced to its `onFailure`. */
export async function finishRun(client: Client, run: LockedRun, ending: Ending): Promise<void> {
  const error = ending.state === 'FAILED' ? ending.error : null
  await client.query(
    `update job_run set state = $2, output = $3::jsonb, error = $4::jsonb, finished_at = clock_timestamp()
     where id = $1 and state = 'RUNNING'`,
    [
      run.id,
      ending.state,
      ending.state === 'COMPLETED' ? JSON.stringify(ending.output ?? null) : null,
      ending.state === 'FAILED' ? JSON.stringify(error ?? null) : null,
    ],
  )
  await client.query(
    `with calls as (delete from job_task where run_id = $1)
     delete from job_step where run_id = $1 and state = 'WAITING'`,
    [run.id],
  )
  if (ending.state === 'FAILED') await announceFailure(client, run, error)
}

async function announceFailure(client: Client, run: LockedRun, error: unknown) {
  const data = { function_id: run.functionId, run_id: run.id, error, event: run.event }
  await client.query(
    `insert into job_event (id, name, data)
     select $2, $3, $4::jsonb where exists (select from job_function where id = $1)
     on conflict (id) do nothing`,
    [`${run.functionId}-failure`, `failed-${run.id}`, FAILED_EVENT, JSON.stringify(data)],
  )
}

/** Asks for another call of the whole function, once its present one is over; run rows are locked by the caller. */
export async function requestCall(client: Client, runIds: readonly string[]): Promise<void> {
  await client.query(
    `insert into job_task (run_id, step_id, function_id, slots)
     select id, $2, function_id, slots from job_run where id = any ($1) and state = 'RUNNING'
     on conflict (run_id, step_id) do update set again = job_task.again or job_task.lease_id is not null`,
    [runIds, WHOLE_FUNCTION],
  )
}

export type Resolution = { runId: string; stepId: string; data?: unknown; error?: unknown }

/** Gives waiting steps their result, then has their runs called. A step that no longer waits is left alone. */
export async function resolveSteps(client: Client, resolutions: Resolution[]): Promise<number> {
  if (resolutions.length === 0) return 0
  const runIds = [...new Set(resolutions.map(({ runId }) => runId))]
  // In the order of ids, as everyone does who locks several runs.
  await client.query('select from job_run where id = any ($1) order by id for update', [runIds])
  const resolved = await rowsOf<{ run_id: string }>(
    client,
    `update job_step s
     set state = 'DONE', position = nextval('job_step_position'), finished_at = clock_timestamp(),
         data = r.data, error = r.error
     from jsonb_to_recordset($1::jsonb) as r ("runId" uuid, "stepId" text, data jsonb, error jsonb)
     where s.run_id = r."runId" and s.id = r."stepId" and s.state = 'WAITING'
     returning s.run_id`,
    [JSON.stringify(resolutions)],
  )
  await requestCall(
    client,
    resolved.map((row) => row.run_id),
  )
  return resolved.length
}
