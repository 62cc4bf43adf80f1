import { randomUUID } from 'node:crypto'
import { beat, leave, quietly } from './beat'
import { fetchFunctions } from './call'
import { claimTasks, type Task, taskKey } from './claim'
import { resolveDue, resolveInvoked, startCrons } from './due'
import { routeEvents } from './events'
import { executeTask } from './execute'
import { type JobFunction, listFunctions, saveFunctions } from './functions'
import { listen } from './listen'
import { forgetKeys } from './maintenance'
import { type Client, type Pool, transaction } from './pool'
import { defaultRetryPolicy, type RetryPolicy } from './reschedule'
import { createWaker } from './waker'
import { lookForWork } from './work'

export type EngineOptions = {
  pool: Pool
  connectionString: string
  signingKey: string
  /** The application that this engine serves; without it, every one that registers by itself (`/fn/register`). */
  url?: string
  /** How often the application is asked for its functions again, while their code changes; once without it. */
  registerEverySeconds?: number
  /** Calls under way at the same time in this process. */
  concurrency?: number
  pollMilliseconds?: number
  /** How long a call stays ours after its last renewal; it is renewed four times in that time. */
  leaseSeconds?: number
  retryPolicy?: RetryPolicy
  report?: (message: string, error: unknown) => void
}

export type Engine = { stop(graceMilliseconds?: number): Promise<void> }

/**
 * Starts an engine on its database; several may run on one. It outlives every failure of PostgreSQL and of the
 * application: what it was doing is found again in the tables.
 */
export function startEngine(options: EngineOptions): Engine {
  const { pool, signingKey, url, concurrency = 8, pollMilliseconds = 500, leaseSeconds = 20 } = options
  const { retryPolicy = defaultRetryPolicy, registerEverySeconds = Infinity } = options
  const report = quietly(options.report ?? (() => {}))
  const id = randomUUID()
  const waker = createWaker()
  const underWay = new Map<string, Promise<void>>()
  const execution = { pool, signingKey, retryPolicy, leaseSeconds, url, report, stopped: () => stopping }
  let stopping = false
  let own: ReadonlySet<string> | null = null
  let nextRegistration = 0
  let nextUpkeep = 0
  const listener = listen(options.connectionString, () => waker.wake())
  const inTransaction = (work: (client: Client) => Promise<number>) => transaction(pool, work)

  async function register() {
    if (!url || Date.now() < nextRegistration) return
    try {
      own = new Set(await saveFunctions(pool, await fetchFunctions({ url, signingKey })))
    } catch (error) {
      // Functions known from before go on.
      if (!own) throw error
      report('the functions could not be read again', error)
    }
    nextRegistration = Date.now() + registerEverySeconds * 1000
  }

  async function upkeep() {
    if (Date.now() < nextUpkeep) return
    await beat(pool, id)
    await forgetKeys(pool)
    nextUpkeep = Date.now() + 5000
  }

  async function cycle() {
    await register()
    await upkeep()
    const work = await lookForWork(pool)
    if (work.schedules) await inTransaction(startCrons)
    if (work.events) while ((await inTransaction(routeEvents)) > 0) if (stopping) return
    if (work.due) await inTransaction(resolveDue)
    if (work.invoked) await inTransaction(resolveInvoked)
    await dispatch()
  }

  async function dispatch() {
    const wanted = concurrency - underWay.size
    if (wanted <= 0 || stopping) return
    const functions = (await listFunctions(pool)).filter((fn) => own?.has(fn.id) ?? true)
    const tasks = await transaction(pool, (client) =>
      claimTasks(client, { functions, wanted, own: new Set(underWay.keys()), leaseSeconds }),
    )
    for (const task of tasks) {
      const fn = functions.find((candidate) => candidate.id === task.function_id)
      if (fn) begin(task, fn)
    }
  }

  function begin(task: Task, fn: JobFunction) {
    const key = taskKey(task)
    const call = executeTask(execution, task, fn)
      .catch((error) => report('a call was left, it will be made again', error))
      .finally(() => {
        underWay.delete(key)
        waker.wake()
      })
    underWay.set(key, call)
  }

  async function run() {
    while (!stopping) {
      try {
        await cycle()
        report.recovered()
        await waker.sleep(pollMilliseconds)
      } catch (error) {
        report('the engine will try again', error)
        await waker.sleep(1000)
      }
    }
  }

  const running = run()
  return {
    async stop(graceMilliseconds = 10_000) {
      stopping = true
      waker.wake()
      await Promise.race([Promise.all([running, ...underWay.values()]), pause(graceMilliseconds)])
      await listener.stop()
      await leave(pool, id)
    },
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())
