import type { Task } from './claim'
import { backOff } from './durations'
import type { JobFunction } from './functions'
import type { Client } from './pool'
import { finishRun, type LockedRun } from './runs'

/** Calls that end without an answer in a row before the run is given up: a step must not kill its process for ever. */
const MAX_LOSSES = 10
const DEFAULT_RETRIES = 3

/** Milliseconds before the next attempt, `attempt` counting from 0. */
export type RetryPolicy = { delay: (attempt: number) => number }

export const defaultRetryPolicy: RetryPolicy = { delay: (attempt) => backOff(attempt, Math.random()) }

export const attemptsOf = (fn: JobFunction): number => (fn.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1

export const hasLostEnough = (losses: number): boolean => losses >= MAX_LOSSES

type Retry = { at: Date | null; error: unknown; retryPolicy: RetryPolicy }

/** A failed attempt: another one at the time that it asked for, or after the back-off. */
export async function retry(client: Client, task: Task, { at, error, retryPolicy }: Retry): Promise<void> {
  await client.query(
    `update job_task
     set attempt = $3, losses = 0, lease_id = null, lease_until = null, again = false, last_error = $5,
         run_at = coalesce($4::timestamptz, clock_timestamp() + make_interval(secs => $6))
     where run_id = $1 and step_id = $2`,
    [task.run_id, task.step_id, task.attempt + 1, at, messageOf(error), retryPolicy.delay(task.attempt) / 1000],
  )
}

type Postponement = { seconds: number; losses: number; error: string }

/** A call that got no answer: made again, the attempt does not count. */
export async function postpone(client: Client, task: Task, { seconds, losses, error }: Postponement): Promise<void> {
  await client.query(
    `update job_task
     set losses = $3, lease_id = null, lease_until = null, last_error = $4,
         run_at = clock_timestamp() + make_interval(secs => $5)
     where run_id = $1 and step_id = $2`,
    [task.run_id, task.step_id, losses, error, seconds],
  )
}

export const giveUp = (client: Client, run: LockedRun, message: string): Promise<void> =>
  finishRun(client, run, {
    state: 'FAILED',
    error: {
      name: 'LostCallError',
      message: `The call never ended, ${MAX_LOSSES} times in a row (last: ${message})`,
    },
  })

function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
  return (typeof message === 'string' ? message : JSON.stringify(message ?? null)).slice(0, 500)
}
