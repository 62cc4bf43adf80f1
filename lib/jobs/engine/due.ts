import { nextInstant } from './cron'
import { type JobFunction, listFunctions } from './functions'
import { type Client, rowsOf } from './pool'
import { CRON_EVENT } from './protocol'
import { createRuns, type NewRun, type Resolution, resolveSteps } from './runs'

const BATCH = 500

/** Ends the sleeps and the waits whose time has come. Returns how many. */
export async function resolveDue(client: Client): Promise<number> {
  const rows = await rowsOf<{ run_id: string; id: string; op: string }>(
    client,
    `select run_id, id, op from job_step where state = 'WAITING' and due_at <= clock_timestamp()
     order by due_at limit ${BATCH}`,
  )
  return resolveSteps(
    client,
    rows.map(({ run_id: runId, id: stepId, op }) => ({
      runId,
      stepId,
      ...(op === 'InvokeFunction' ? { error: INVOKE_TIMED_OUT } : { data: null }),
    })),
  )
}

const INVOKE_TIMED_OUT = {
  name: 'InngestInvokeTimeoutError',
  message: 'The invoked function did not finish in time',
}

/** Gives the runs that invoked another one its result. Returns how many. */
export async function resolveInvoked(client: Client): Promise<number> {
  const rows = await rowsOf<{ run_id: string; id: string; state: string; output: unknown; error: unknown }>(
    client,
    `select s.run_id, s.id, c.state, c.output, c.error from job_step s
     join job_run c on c.parent_run_id = s.run_id and c.parent_step_id = s.id
     where s.state = 'WAITING' and s.op = 'InvokeFunction' and c.state <> 'RUNNING' limit ${BATCH}`,
  )
  return resolveSteps(
    client,
    rows.map(
      ({ run_id: runId, id: stepId, state, output, error }): Resolution =>
        state === 'FAILED' ? { runId, stepId, error } : { runId, stepId, data: output },
    ),
  )
}

type DueCron = { function_id: string; expression: string; next_at: Date; now: Date }

/**
 * Starts the schedules that are due and moves them past the present, in one transaction: after an outage each runs
 * once, however many instants were missed. Returns how many.
 */
export async function startCrons(client: Client): Promise<number> {
  const due = await rowsOf<DueCron>(
    client,
    `select function_id, expression, next_at, clock_timestamp() as now from job_cron
     where next_at <= clock_timestamp() for update skip locked`,
  )
  if (due.length === 0) return 0
  const functions = await listFunctions(client)
  const runs = due.flatMap((cron): NewRun[] => {
    const fn = functions.find(({ id }) => id === cron.function_id)
    return fn ? [runOf(fn, cron)] : []
  })
  await createRuns(client, runs)
  for (const cron of due) {
    const next = nextInstant(cron.expression, cron.now)
    await client.query('update job_cron set next_at = $3 where function_id = $1 and expression = $2', [
      cron.function_id,
      cron.expression,
      next ?? 'infinity',
    ])
  }
  return runs.length
}

function runOf(fn: JobFunction, cron: DueCron): NewRun {
  const instant = cron.next_at.toISOString()
  return {
    fn,
    event: {
      id: `${fn.id} ${instant}`,
      name: CRON_EVENT,
      data: { cron: cron.expression },
      ts: cron.next_at.getTime(),
    },
    // Belt and braces: the row lock already makes it unique.
    idempotencyKey: `${cron.expression} ${instant}`,
  }
}
