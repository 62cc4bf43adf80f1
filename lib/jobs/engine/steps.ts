import { lookUpOf } from './expression'
import { listFunctions } from './functions'
import { type Client, rowsOf } from './pool'
import { dueOf, INVOKED_EVENT, type Operation } from './protocol'
import { createRuns, type LockedRun } from './runs'

const nameOf = (operation: Operation) => operation.displayName ?? operation.name ?? operation.id

type Result = { data?: unknown; error?: unknown }

/** Keeps the result of a step, or its last error; a step already kept stays as it is. */
export async function memoise(client: Client, run: LockedRun, operation: Operation, result: Result): Promise<void> {
  await client.query(
    `insert into job_step (run_id, id, name, op, state, position, data, error, finished_at)
     values ($1, $2, $3, $4, 'DONE', nextval('job_step_position'), $5::jsonb, $6::jsonb, clock_timestamp())
     on conflict (run_id, id) do nothing`,
    [
      run.id,
      operation.id,
      nameOf(operation),
      operation.op,
      'data' in result ? JSON.stringify(result.data ?? null) : null,
      'error' in result ? JSON.stringify(result.error ?? { name: 'Error', message: 'Unknown error' }) : null,
    ],
  )
}

/** Queues the call of a parallel step, unless it is queued or done already. */
export async function plan(client: Client, run: LockedRun, operation: Operation): Promise<void> {
  await client.query(
    `insert into job_task (run_id, step_id, function_id, slots, race)
     select r.id, $2, r.function_id, r.slots, $3 from job_run r
     where r.id = $1 and not exists (select from job_step s where s.run_id = r.id and s.id = $2)
     on conflict (run_id, step_id) do nothing`,
    [run.id, operation.id, operation.opts?.parallelMode === 'race'],
  )
}

/** Begins a sleep, a wait for an event or for an invoked run; false when it had begun already. */
export async function wait(client: Client, run: LockedRun, operation: Operation): Promise<boolean> {
  const forEvent = operation.op === 'WaitForEvent'
  const expression = forEvent ? (operation.opts?.if ?? null) : null
  const lookUp = lookUpOf(expression, run.event)
  const { rowCount } = await client.query(
    `insert into job_step (run_id, id, name, op, state, due_at, event_name, expression, match_path, match_value)
     values ($1, $2, $3, $4, 'WAITING', $5, $6, $7, $8, $9)
     on conflict (run_id, id) do nothing`,
    [
      run.id,
      operation.id,
      nameOf(operation),
      operation.op,
      dueOf(operation, new Date()),
      forEvent ? (operation.name ?? '') : null,
      expression,
      lookUp?.path ?? '',
      lookUp?.value ?? '',
    ],
  )
  return rowCount === 1
}

/** Starts another function and waits for it. True when the step got its result at once: no such function. */
export async function invoke(client: Client, run: LockedRun, operation: Operation): Promise<boolean> {
  const target = (await listFunctions(client)).find(({ id }) => id === operation.opts?.function_id)
  if (!target) {
    const message = `Could not find the function « ${operation.opts?.function_id} » to invoke`
    await memoise(client, run, operation, { error: { name: 'InngestInvokeError', message } })
    return true
  }
  if (!(await wait(client, run, operation))) return false
  const [{ id } = { id: '' }] = await rowsOf<{ id: string }>(client, 'select uuid_v7()::text as id')
  await createRuns(client, [
    {
      fn: target,
      event: { id, name: INVOKED_EVENT, data: operation.opts?.payload?.data ?? {}, ts: Date.now() },
      parent: { runId: run.id, stepId: operation.id },
    },
  ])
  return false
}
