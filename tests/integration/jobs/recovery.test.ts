import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startEngine } from '@/lib/jobs/engine/engine'
import { createPool, rowsOf } from '@/lib/jobs/engine/pool'
import { createTrace, startApp } from '../../support/jobs-app'
import { bundleChild } from '../../support/kill-child'

const connectionString = process.env.DATABASE_URL ?? ''
const signingKey = process.env.INNGEST_SIGNING_KEY ?? ''
const trace = createTrace(connectionString)
const STEPS = ['left', 'one', 'right', 'three', 'two']

let bundle: Awaited<ReturnType<typeof bundleChild>>

beforeAll(async () => {
  await trace.prepare()
  bundle = await bundleChild('tests/support/jobs-child.ts')
})
beforeEach(async () => {
  await trace.pool.query('truncate trace, job_event, job_run, job_function cascade')
})
afterAll(async () => {
  await trace.stop()
  await bundle.remove()
})

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function emitEvents(name: string, count: number) {
  await trace.pool.query(
    `insert into job_event (id, name, data) select 'e' || n, $1, jsonb_build_object('number', n) from generate_series(1, $2) n`,
    [name, count],
  )
}

async function unfinished(): Promise<number> {
  const [row] = await rowsOf<{ left: number }>(
    trace.pool,
    `select ((select count(*) from job_event where processed_at is null)
      + (select count(*) from job_run where state = 'RUNNING'))::int as left`,
  )
  return row?.left ?? 0
}

async function untilFinished(seconds: number) {
  const deadline = Date.now() + seconds * 1000
  while ((await unfinished()) > 0 && Date.now() < deadline) await pause(100)
}

/** Runs by their state, and how many times each step was really done. */
async function outcome() {
  const states = await rowsOf<{ state: string; runs: number }>(
    trace.pool,
    'select state, count(*)::int as runs from job_run group by state',
  )
  const steps = await rowsOf<{ step: string; runs: number; executions: number }>(
    trace.pool,
    'select step, count(distinct run_id)::int as runs, count(*)::int as executions from trace group by step order by step',
  )
  return { states, steps }
}

function startChild(): ChildProcess {
  return spawn(process.execPath, [bundle.file], {
    env: { ...process.env, INNGEST_SIGNING_KEY: signingKey, DATABASE_URL: connectionString },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

test('killed at random points, the server finds its runs again; a recorded step never runs twice', {
  timeout: 120_000,
}, async () => {
  await emitEvents('test/long', 30)
  let interrupted = 0
  for (let kill = 0; kill < 4; kill++) {
    const child = startChild()
    await untilProgress()
    await pause(Math.random() * 400)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    if ((await unfinished()) > 0) interrupted++
  }
  const last = startChild()
  await untilFinished(60)
  last.kill('SIGKILL')

  expect(interrupted).toBeGreaterThan(1)
  const { states, steps } = await outcome()
  expect(states).toEqual([{ state: 'COMPLETED', runs: 30 }])
  expect(steps.map(({ step, runs }) => [step, runs])).toEqual(STEPS.map((step) => [step, 30]))
  const again = await rowsOf(
    trace.pool,
    `select from trace t join job_step s on s.run_id::text = t.run_id and s.name = t.step
     where t.started_at > s.finished_at`,
  )
  expect(again).toHaveLength(0)
})

/** Waits until a step begins: the sign that an engine is at work. */
async function untilProgress() {
  const begun = async () => (await rowsOf(trace.pool, 'select from trace')).length
  const before = await begun()
  const deadline = Date.now() + 20_000
  while ((await begun()) === before && Date.now() < deadline) await pause(10)
}

async function startTestApp(onRequest?: (url: URL) => void) {
  return startApp({
    signingKey,
    ...(onRequest && { onRequest }),
    functions: (inngest) => [
      inngest.createFunction({ id: 'long', triggers: [{ event: 'test/long' }] }, async ({ step, runId }) => {
        const work = (name: string) => step.run(name, () => trace.step(runId, name, 50))
        await work('one')
        await Promise.all([work('left'), work('right')])
        await work('two')
        await work('three')
      }),
      inngest.createFunction(
        { id: 'alone', concurrency: 1, triggers: [{ event: 'test/alone' }] },
        async ({ step, runId }) => void (await step.run('only', () => trace.step(runId, 'only', 10))),
      ),
    ],
  })
}

/** Ends every connection of the engines, as a restart of PostgreSQL does; how many there were. */
async function cutConnections(): Promise<number> {
  const [row] = await rowsOf<{ cut: number }>(
    trace.pool,
    `select count(pg_terminate_backend(pid))::int as cut from pg_stat_activity
     where datname = current_database() and application_name like 'passerelle-jobs%'`,
  )
  return row?.cut ?? 0
}

test('connections cut by PostgreSQL again and again: the engine goes on, each step runs exactly once', {
  timeout: 120_000,
}, async () => {
  const app = await startTestApp()
  const pool = createPool(connectionString)
  const engine = startEngine({
    pool,
    connectionString,
    signingKey,
    url: app.url,
    pollMilliseconds: 100,
    leaseSeconds: 3,
  })
  await emitEvents('test/long', 30)
  let cuts = 0
  for (let storm = 0; storm < 5; storm++) {
    await untilProgress()
    // Long enough for the steps under way to end while nothing can be written.
    for (const calm = Date.now() + 150; Date.now() < calm; cuts += await cutConnections());
  }
  await untilFinished(60)
  await engine.stop()
  await pool.end()
  await app.stop()

  expect(cuts).toBeGreaterThan(10)
  const { states, steps } = await outcome()
  expect(states).toEqual([{ state: 'COMPLETED', runs: 30 }])
  expect(steps).toEqual(STEPS.map((step) => ({ step, runs: 30, executions: 30 })))
})

test('two engines share the work without doing any of it twice, within the limits of concurrency', {
  timeout: 120_000,
}, async () => {
  const calls = new Map<string, number>()
  const app = await startTestApp((url) => {
    const engine = url.searchParams.get('engine') ?? ''
    calls.set(engine, (calls.get(engine) ?? 0) + 1)
  })
  const pools = [createPool(connectionString), createPool(connectionString)]
  const engines = pools.map((pool, index) =>
    startEngine({
      pool,
      connectionString,
      signingKey,
      url: `${app.url}?engine=${index}`,
      pollMilliseconds: 50,
      concurrency: 4,
    }),
  )
  await emitEvents('test/long', 30)
  await trace.pool.query(
    `insert into job_event (id, name, data) select 'a' || n, 'test/alone', '{}' from generate_series(1, 30) n`,
  )
  await untilFinished(60)
  for (const engine of engines) await engine.stop()
  for (const pool of pools) await pool.end()
  await app.stop()

  const { states, steps } = await outcome()
  expect(states).toEqual([{ state: 'COMPLETED', runs: 60 }])
  expect(steps).toEqual(
    ['left', 'one', 'only', 'right', 'three', 'two'].map((step) => ({ step, runs: 30, executions: 30 })),
  )
  expect(Math.min(...['0', '1'].map((engine) => calls.get(engine) ?? 0))).toBeGreaterThan(10)
  const overlaps = await rowsOf(
    trace.pool,
    `select from trace a join trace b on a.step = 'only' and b.step = 'only' and a.run_id < b.run_id
     where a.started_at < b.ended_at and b.started_at < a.ended_at`,
  )
  expect(overlaps).toHaveLength(0)
})
