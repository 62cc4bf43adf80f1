import { applyOperations } from './apply'
import { leaseNextCall, type Task } from './claim'
import type { JobFunction } from './functions'
import { type Client, rowsOf } from './pool'
import { type Answer, WHOLE_FUNCTION } from './protocol'
import { attemptsOf, giveUp, hasLostEnough, postpone, type RetryPolicy, retry } from './reschedule'
import { finishRun, type LockedRun, requestCall } from './runs'

type Recording = {
  task: Task
  fn: JobFunction
  answer: Answer
  retryPolicy: RetryPolicy
  /** Lease the next call of the run to the caller, for that long; 0 leaves it to whoever claims it. */
  continueSeconds: number
}

/**
 * Writes what a call answered, in one transaction with what follows from it. Returns the next call of the run when it is
 * leased to the caller. Does nothing when the lease was lost or the run has ended: somebody else has the call.
 */
export async function recordAnswer(client: Client, recording: Recording): Promise<Task | null> {
  const { task, fn, answer, retryPolicy } = recording
  const run = await lockRun(client, task)
  if (!run) return null
  switch (answer.kind) {
    case 'operations':
      return recordOperations(client, run, { ...recording, answer })
    case 'complete':
      await finishRun(client, run, { state: 'COMPLETED', output: answer.data })
      return null
    case 'error':
      if (answer.retriable && task.attempt + 1 < attemptsOf(fn))
        await retry(client, task, { at: answer.retryAt, error: answer.error, retryPolicy })
      else await finishRun(client, run, { state: 'FAILED', error: answer.error })
      return null
    case 'absent':
      await postpone(client, task, { seconds: 1, losses: task.losses, error: answer.message })
      return null
    case 'lost': {
      const losses = task.losses + 1
      if (hasLostEnough(losses)) await giveUp(client, run, answer.message)
      else await postpone(client, task, { seconds: Math.min(2 ** task.losses, 60), losses, error: answer.message })
      return null
    }
  }
}

/** A call whose processes died too often is not made again: its run fails. */
export async function abandonCall(client: Client, task: Task): Promise<void> {
  const run = await lockRun(client, task)
  if (run) await giveUp(client, run, 'the process died during the call')
}

/** Locks the run, then checks that the call is still ours; null when it is not. */
async function lockRun(client: Client, task: Task): Promise<LockedRun | null> {
  const [run] = await rowsOf<Pick<LockedRun, 'event'> & { state: string }>(
    client,
    'select state, event from job_run where id = $1 for update',
    [task.run_id],
  )
  const { rowCount } = await client.query('select from job_task where run_id = $1 and step_id = $2 and lease_id = $3', [
    task.run_id,
    task.step_id,
    task.lease_id,
  ])
  return run?.state === 'RUNNING' && rowCount === 1
    ? { id: task.run_id, functionId: task.function_id, event: run.event }
    : null
}

type Left = { again: boolean; planned: number; others: number }

async function recordOperations(
  client: Client,
  run: LockedRun,
  { task, fn, answer, retryPolicy, continueSeconds }: Recording & { answer: Extract<Answer, { kind: 'operations' }> },
): Promise<Task | null> {
  const lastAttempt = task.attempt + 1 >= attemptsOf(fn)
  const outcome = await applyOperations(client, run, { operations: answer.operations, lastAttempt, fn })
  if (outcome.ended) return null
  if (outcome.failure) {
    await retry(client, task, { at: answer.retryAt, error: outcome.failure.error, retryPolicy })
    return null
  }
  const left = await removeCall(client, task)
  // Parallel steps: the function is called after the last of them, or after each when it races them.
  const due = outcome.progressed && (answer.eager || task.race || left.planned === 0)
  if (!due && !outcome.callAgain && !left.again && left.planned + left.others > 0) return null
  if (continueSeconds > 0) return leaseNextCall(client, run.id, continueSeconds)
  await requestCall(client, [run.id])
  return null
}

/** Takes the call off the queue; tells what its run still has there, and what it waits for. */
async function removeCall(client: Client, task: Task): Promise<Left> {
  const [left] = await rowsOf<Left>(
    client,
    `with gone as (delete from job_task where run_id = $1 and step_id = $2 returning again)
     select coalesce((select again from gone), false) as again,
       (select count(*)::int from job_task where run_id = $1 and step_id not in ($2, $3)) as planned,
       (select count(*)::int from job_task where run_id = $1 and step_id = $3 and step_id <> $2)
         + (select count(*)::int from job_step where run_id = $1 and state = 'WAITING') as others`,
    [task.run_id, task.step_id, WHOLE_FUNCTION],
  )
  return left ?? { again: false, planned: 0, others: 0 }
}
