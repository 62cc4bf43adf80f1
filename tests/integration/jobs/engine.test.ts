import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { resolveDue, startCrons } from '@/lib/jobs/engine/due'
import { type Engine, startEngine } from '@/lib/jobs/engine/engine'
import { routeEvents } from '@/lib/jobs/engine/events'
import { saveFunctions } from '@/lib/jobs/engine/functions'
import { forgetKeys } from '@/lib/jobs/engine/maintenance'
import { createPool, rowsOf, transaction } from '@/lib/jobs/engine/pool'
import { startApp } from '../../support/jobs-app'

const connectionString = process.env.DATABASE_URL ?? ''
const signingKey = process.env.INNGEST_SIGNING_KEY ?? ''
const pool = createPool(connectionString)
const stops: (() => Promise<unknown>)[] = []

beforeEach(() => pool.query('truncate job_event, job_run, job_function, job_engine cascade'))
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
afterAll(() => pool.end())

const registration = (functions: Record<string, unknown>[]) => ({
  appName: 'app',
  url: 'http://127.0.0.1:9/x',
  functions,
})
const config = (id: string, rest: Record<string, unknown> = {}) => ({
  id,
  triggers: [],
  steps: { step: { runtime: { url: 'http://127.0.0.1:9/x' } } },
  ...rest,
})

async function start(functions: Parameters<typeof startApp>[0]['functions']): Promise<Engine> {
  const app = await startApp({ signingKey, functions })
  const engine = startEngine({ pool, connectionString, signingKey, url: app.url, pollMilliseconds: 50 })
  stops.push(app.stop, () => engine.stop())
  return engine
}

const emitOne = (name: string, data: Record<string, unknown> = {}) =>
  pool.query('insert into job_event (id, name, data) values (gen_random_uuid(), $1, $2)', [name, JSON.stringify(data)])

type Run = { id: string; state: string; output: unknown; error: { name: string; message: string } | null }
const runs = () => rowsOf<Run>(pool, 'select id, state, output, error from job_run order by id')

async function until(condition: () => Promise<boolean>, seconds = 15) {
  const deadline = Date.now() + seconds * 1000
  while (!(await condition()) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
}
const untilEnded = () => until(async () => (await runs()).some(({ state }) => state !== 'RUNNING'))

describe('schedules', () => {
  const daily = config('daily', { triggers: [{ cron: 'TZ=Europe/Paris 0 3 * * *' }] })
  const tick = () => transaction(pool, startCrons)

  test('after an outage a schedule runs once, then at its next instant', async () => {
    await saveFunctions(pool, registration([daily]))
    await pool.query("update job_cron set next_at = clock_timestamp() - interval '5 days'")
    expect(await Promise.all([tick(), tick()]).then((counts) => counts.toSorted())).toEqual([0, 1])
    expect(await tick()).toBe(0)
    expect(await rowsOf(pool, 'select from job_cron where next_at > clock_timestamp()')).toHaveLength(1)
    expect(await runs()).toHaveLength(1)
  })

  test('registering again keeps an instant that was missed; a schedule that left is forgotten', async () => {
    await saveFunctions(pool, registration([daily]))
    await pool.query("update job_cron set next_at = clock_timestamp() - interval '1 hour'")
    await saveFunctions(pool, registration([daily]))
    expect(await tick()).toBe(1)
    await saveFunctions(pool, registration([config('daily', { triggers: [{ cron: '0 4 * * *' }] })]))
    expect(await rowsOf(pool, 'select expression from job_cron')).toEqual([{ expression: '0 4 * * *' }])
    await saveFunctions(pool, registration([]))
    expect(await rowsOf(pool, 'select from job_function')).toEqual([])
  })
})

describe('registration', () => {
  test('refuses aloud what the engine does not do, and what it cannot read', async () => {
    await expect(
      saveFunctions(pool, registration([config('x', { throttle: { limit: 1, period: '1s' } })])),
    ).rejects.toThrow('throttle')
    await expect(saveFunctions(pool, registration([config('x', { idempotency: 'event.data.' })]))).rejects.toThrow()
    await expect(saveFunctions(pool, registration([config('x', { triggers: [{ cron: 'often' }] })]))).rejects.toThrow()
  })

  test('an engine waits for its application; the events that came meanwhile are not lost', async () => {
    const functions: Parameters<typeof startApp>[0]['functions'] = (inngest) => [
      inngest.createFunction({ id: 'f', triggers: [{ event: 'early' }] }, async () => 'heard'),
    ]
    const absent = await startApp({ signingKey, functions })
    await absent.stop()
    const engine = startEngine({ pool, connectionString, signingKey, url: absent.url, pollMilliseconds: 50 })
    stops.push(() => engine.stop())
    await emitOne('early')
    const app = await startApp({ signingKey, functions, port: Number(new URL(absent.url).port) })
    stops.push(app.stop)
    await untilEnded()
    expect(await runs()).toMatchObject([{ state: 'COMPLETED', output: 'heard' }])
  })
})

describe('idempotency and purge', () => {
  test('a key is forgotten after 24 hours', async () => {
    await saveFunctions(
      pool,
      registration([config('f', { idempotency: 'event.data.key', triggers: [{ event: 'e' }] })]),
    )
    const route = async () => {
      await emitOne('e', { key: 'k' })
      await transaction(pool, routeEvents)
    }
    await route()
    await route()
    expect(await runs()).toHaveLength(1)
    await pool.query("update job_run set created_at = created_at - interval '25 hours'")
    await forgetKeys(pool)
    await route()
    expect(await runs()).toHaveLength(2)
  })
})

describe('a hundred thousand events', () => {
  test('are routed in batches; the waits of a busy event are found by their value', { timeout: 120_000 }, async () => {
    await saveFunctions(
      pool,
      registration([config('f', { triggers: [{ event: 'busy', expression: 'event.data.n < 0' }] })]),
    )
    await pool.query(
      `with runs as (
         insert into job_run (function_id, event) select 'f', jsonb_build_object('data', jsonb_build_object('id', n)) from generate_series(1, 2000) n
         returning id, event)
       insert into job_step (run_id, id, name, op, state, event_name, expression, match_path, match_value)
       select id, 's', 's', 'WaitForEvent', 'WAITING', 'busy', 'event.data.id == async.data.id', 'data.id', event #>> '{data,id}' from runs`,
    )
    await pool.query(
      `insert into job_event (id, name, data) select n::text, 'busy', jsonb_build_object('id', n, 'n', 1) from generate_series(1, 100000) n`,
    )
    await pool.query('analyze job_event, job_step')
    let routed = 0
    for (let size = -1; size !== 0; routed += size) size = await transaction(pool, routeEvents)
    expect(routed).toBe(100_000)
    expect(await rowsOf(pool, "select count(*)::int as left from job_step where state = 'WAITING'")).toEqual([
      { left: 0 },
    ])
    const [step] = await rowsOf<{ data: { data: unknown } }>(
      pool,
      "select s.data from job_step s join job_run r on r.id = s.run_id where r.event #>> '{data,id}' = '1234'",
    )
    expect(step?.data.data).toMatchObject({ id: 1234 })
  })
})

describe('calls that go wrong', () => {
  test('a result that PostgreSQL cannot store fails the run, once', async () => {
    await start((inngest) => [
      inngest.createFunction({ id: 'nul', triggers: [{ event: 'nul' }] }, async ({ step }) =>
        step.run('a', () => 'a\u0000b'),
      ),
    ])
    await emitOne('nul')
    await untilEnded()
    expect(await runs()).toMatchObject([{ state: 'FAILED', error: { name: 'UnstorableResultError' } }])
  })

  test('a call that never ends, ten times in a row, fails its run', async () => {
    await start((inngest) => [
      inngest.createFunction({ id: 'fatal', triggers: [{ event: 'fatal' }] }, async () => 'fine'),
    ])
    await until(async () => (await rowsOf(pool, 'select from job_function')).length > 0)
    // As ten dead processes leave it.
    await pool.query(
      `with run as (insert into job_run (function_id, event) values ('app-fatal', '{"id":"1","name":"fatal","data":{}}') returning id)
       insert into job_task (run_id, step_id, function_id, losses, lease_id, lease_until)
       select id, 'step', 'app-fatal', 9, gen_random_uuid(), clock_timestamp() - interval '1 second' from run`,
    )
    await untilEnded()
    expect(await runs()).toMatchObject([{ state: 'FAILED', error: { name: 'LostCallError' } }])
  })

  test('an invocation of an unknown function, or one that lasts too long, is an error that can be caught', async () => {
    await start((inngest) => [
      inngest.createFunction({ id: 'slow', triggers: [{ event: 'never' }] }, async ({ step }) =>
        step.sleep('nap', '1h'),
      ),
      inngest.createFunction({ id: 'asks', triggers: [{ event: 'ask' }] }, async ({ step }) => {
        const { referenceFunction } = await import('inngest')
        const ask = (id: string, functionId: string) =>
          step
            .invoke(id, { function: referenceFunction({ appId: 'app', functionId }), timeout: '1s' })
            .catch((error: Error) => error.message)
        return Promise.all([ask('unknown', 'none'), ask('late', 'slow')])
      }),
    ])
    await emitOne('ask')
    await untilEnded()
    const done = (await runs()).find(({ state }) => state === 'COMPLETED')
    expect(done?.output).toEqual([expect.stringContaining('app-none'), 'The invoked function did not finish in time'])
  })

  test('a wait that cannot be understood fails its run, and the other events go on', async () => {
    await start((inngest) => [
      inngest.createFunction({ id: 'odd', triggers: [{ event: 'odd' }] }, async ({ step }) =>
        step.waitForEvent('w', { event: 'any', timeout: '1h', if: 'event.data.a ==' }),
      ),
      inngest.createFunction({ id: 'plain', triggers: [{ event: 'any' }] }, async () => 'heard'),
    ])
    await emitOne('odd')
    await untilEnded()
    await emitOne('any')
    await until(async () => (await runs()).length === 2 && (await runs()).every(({ state }) => state !== 'RUNNING'))
    expect(await runs()).toMatchObject([
      { state: 'FAILED', error: { name: 'ProtocolError' } },
      { state: 'COMPLETED', output: 'heard' },
    ])
  })

  test('a wait whose time has come is ended once, however many engines see it', async () => {
    await saveFunctions(pool, registration([config('f')]))
    await pool.query(
      `with run as (insert into job_run (function_id, event) values ('f', '{}') returning id)
       insert into job_step (run_id, id, name, op, state, due_at)
       select id, 's', 's', 'Sleep', 'WAITING', clock_timestamp() - interval '1 second' from run`,
    )
    const ended = await Promise.all([1, 2, 3].map(() => transaction(pool, resolveDue)))
    expect(ended.toSorted()).toEqual([0, 0, 1])
    expect(await rowsOf(pool, 'select from job_task')).toHaveLength(1)
  })
})
