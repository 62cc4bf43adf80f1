import { callFunction } from './call'
import { renewLease, type Task } from './claim'
import type { JobFunction } from './functions'
import { type Pool, rowsOf, transaction } from './pool'
import { type Answer, type EventPayload, WHOLE_FUNCTION } from './protocol'
import { abandonCall, recordAnswer } from './record'
import { attemptsOf, hasLostEnough, type RetryPolicy } from './reschedule'

export type Execution = {
  pool: Pool
  signingKey: string
  retryPolicy: RetryPolicy
  leaseSeconds: number
  /** Where the application answers, when not where it registered from. */
  url: string | undefined
  stopped: () => boolean
  report: (message: string, error: unknown) => void
}

/** Calls of one run made in a row before other runs get their turn. */
const CALLS_IN_A_ROW = 25

/** Makes a call, records its answer, and goes on with the same run for a while. */
export async function executeTask(execution: Execution, first: Task, fn: JobFunction): Promise<void> {
  let task: Task | null = first
  for (let turn = 1; task; turn++) {
    const last: boolean = turn === CALLS_IN_A_ROW || execution.stopped()
    task = await makeCall(execution, task, fn, last ? 0 : execution.leaseSeconds)
  }
}

async function makeCall(execution: Execution, task: Task, fn: JobFunction, continueSeconds: number) {
  const { pool, signingKey, retryPolicy, leaseSeconds, report } = execution
  if (hasLostEnough(task.losses)) {
    await transaction(pool, (client) => abandonCall(client, task))
    return null
  }
  const body = await requestBody(pool, task, fn)
  if (!body) return null
  const renewal = setInterval(() => void renewLease(pool, task, leaseSeconds).catch(() => {}), leaseSeconds * 250)
  try {
    const target = { url: execution.url ?? fn.url, signingKey }
    const received = await callFunction(target, { fnId: fn.id, stepId: task.step_id }, body)
    if (received.kind === 'lost' || received.kind === 'absent') report(`${fn.id} did not answer`, received.message)
    return await persist(execution, received, (answer) =>
      transaction(pool, (client) => recordAnswer(client, { task, fn, answer, retryPolicy, continueSeconds })),
    )
  } finally {
    clearInterval(renewal)
  }
}

/** The answer is in hand: PostgreSQL may be away for a while, the work it tells of is not done twice for that. */
async function persist(
  { stopped, report }: Execution,
  answer: Answer,
  record: (answer: Answer) => Promise<Task | null>,
): Promise<Task | null> {
  for (let delay = 100; ; delay = Math.min(delay * 2, 2000)) {
    try {
      return await record(answer)
    } catch (error) {
      // A result that PostgreSQL cannot store (a NUL character) would fail for ever: the call has failed.
      if (isUnstorable(error)) return record(UNSTORABLE)
      if (stopped()) throw error
      report('an answer could not be recorded yet', error)
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
}

const isUnstorable = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('22')

const UNSTORABLE: Answer = {
  kind: 'error',
  error: { name: 'UnstorableResultError', message: 'A result holds a character that PostgreSQL cannot store' },
  retriable: false,
  retryAt: null,
}

type State = { event: EventPayload; others: number; steps: { id: string; data: unknown; error: unknown }[] }

/** What the SDK expects: the event, the memoised steps, and the order in which they ended. */
async function requestBody(pool: Pool, task: Task, fn: JobFunction) {
  const [state] = await rowsOf<State>(
    pool,
    `select r.event,
       (select count(*)::int from job_task t where t.run_id = r.id and t.step_id <> $2) as others,
       coalesce((
         select jsonb_agg(jsonb_build_object('id', s.id, 'data', s.data, 'error', s.error) order by s.position)
         from job_step s where s.run_id = r.id and s.state = 'DONE'), '[]') as steps
     from job_run r where r.id = $1 and r.state = 'RUNNING'`,
    [task.run_id, task.step_id],
  )
  if (!state) return null
  const { event, steps, others } = state
  return {
    version: 2,
    event,
    events: [event],
    steps: Object.fromEntries(
      steps.map(({ id, data, error }) => [id, error === null ? { type: 'data', data } : { type: 'error', error }]),
    ),
    ctx: {
      run_id: task.run_id,
      attempt: task.attempt,
      max_attempts: attemptsOf(fn),
      // A step is run on the way only when no other one of the run is under way.
      disable_immediate_execution: task.step_id === WHOLE_FUNCTION && others > 0,
      use_api: false,
      stack: { stack: steps.map(({ id }) => id), current: steps.length },
    },
  }
}
