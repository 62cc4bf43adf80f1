import http from 'node:http'
import { serve } from 'inngest/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GET } from '@/app/api/health/route'
import { inngest } from '@/lib/jobs/client'
import { type Engine, startEngine } from '@/lib/jobs/engine/engine'
import { createPool } from '@/lib/jobs/engine/pool'
import { listJobs, listRuns, requestRun, secondsSinceBeat } from '@/lib/jobs/operate'
import { functions } from '@/lib/jobs/registry'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { buildSchool } from '@/prisma/seed/builders'
import { listenAnywhere } from '../../support/jobs-server'

const pool = createPool(env.DATABASE_URL)
const app = http.createServer(serve({ client: inngest, functions }))
let engine: Engine

beforeAll(async () => {
  engine = startEngine({
    ...{ pool, connectionString: env.DATABASE_URL, signingKey: env.INNGEST_SIGNING_KEY, pollMilliseconds: 50 },
    url: `${await listenAnywhere(app)}/api/inngest`,
  })
  await until(async () => (await listJobs()).length > 0)
  // No schedule of its own accord while these tests look.
  await db.$executeRaw`update job_cron set next_at = next_at + interval '1 day'`
})
afterAll(async () => {
  await engine.stop()
  await pool.end()
  await new Promise((resolve) => app.close(resolve).closeAllConnections())
})

async function until(condition: () => Promise<boolean>) {
  const deadline = Date.now() + 15_000
  while (!(await condition()) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('operators', () => {
  test('every function of the registry can be registered by the embedded engine and is listed', async () => {
    expect((await listJobs()).map(({ id }) => id)).toEqual(functions.map((fn) => fn.id()).toSorted())
    const sweep = (await listJobs()).find(({ id }) => id === 'platform.sweep')
    expect(sweep?.triggers).toEqual(['TZ=Europe/Paris 30 3 * * *'])
    expect(sweep?.nextAt?.getTime()).toBeGreaterThan(Date.now())
  })

  test('an unknown job asks for nothing', async () => {
    expect(await db.$transaction((tx) => requestRun(tx, 'nobody.knows', {}))).toBeNull()
  })

  test('a job that is asked for runs, purges what has expired and keeps the rest', async () => {
    const [past, future] = [new Date(Date.now() - 3 * 86_400_000), new Date(Date.now() + 60_000)]
    await db.rateBucket.createMany({
      data: [past, future].map((expiresAt, n) => ({ key: `k${n}`, windowStart: past, count: 1, expiresAt })),
    })
    await db.storedDocument.createMany({
      data: [past, future, null].map((expiresAt, n) => ({
        ownerKind: 'test',
        kind: 'test',
        fileName: `${n}`,
        mimeType: 'text/plain',
        expiresAt,
      })),
    })
    await db.$executeRaw`insert into job_run (function_id, event, state, finished_at) values ('old', '{}', 'COMPLETED', ${new Date(Date.now() - 31 * 86_400_000)})`
    const { id: schoolId } = await buildSchool()
    const waiting = { schoolId, year: 2026, kind: 'teleservices.notes', state: 'ANALYSED', content: {} } as const
    for (const createdAt of [past, new Date()]) await db.fileLoad.create({ data: { ...waiting, createdAt } })
    const done = { ...waiting, state: 'APPLIED', content: undefined, anomalyCount: 1 } as const
    const anomaly = {
      severity: 'ERROR',
      code: 'LINE',
      line: 5,
      subject: 'PERSONNE Ici',
      message: 'Aucun élève.',
    } as const
    for (const days of [31, 29])
      await db.fileLoad.create({
        data: { ...done, anomalies: { create: anomaly }, finishedAt: new Date(Date.now() - days * 86_400_000) },
      })
    const id = await db.$transaction((tx) => requestRun(tx, 'platform.sweep', {}))
    await until(async () => (await listRuns({ id: id ?? '' }))[0]?.state === 'COMPLETED')
    expect(await listRuns({ id: id ?? '' })).toMatchObject([
      {
        job: 'platform.sweep',
        state: 'COMPLETED',
        output: { rateBuckets: 1, documents: 1, recordLoads: 1, recordAnomalies: 1, jobs: 1 },
      },
    ])
    expect((await db.rateBucket.findMany()).map(({ key }) => key)).toEqual(['k1'])
    expect(await db.storedDocument.count()).toBe(2)
    expect(await db.fileLoad.count({ where: { schoolId, state: 'ANALYSED' } })).toBe(1)
    const kept = await db.fileLoad.findMany({
      where: { schoolId, state: 'APPLIED' },
      orderBy: { finishedAt: 'asc' },
      select: { anomalies: { select: { line: true, subject: true, message: true } }, anomalyCount: true },
    })
    const { line, subject, message } = anomaly
    expect(kept).toEqual([
      { anomalies: [], anomalyCount: 1 },
      { anomalies: [{ line, subject, message }], anomalyCount: 1 },
    ])
  })

  test('a request that rolls back asks for nothing', async () => {
    const before = (await listRuns({ limit: 1000 })).length
    await db
      .$transaction(async (tx) => {
        await requestRun(tx, 'platform.sweep', {})
        throw new Error('no')
      })
      .catch(() => {})
    expect(await listRuns({ limit: 1000 })).toHaveLength(before)
  })

  test('what a job sends with the client goes to the outbox, under its id, once', async () => {
    await inngest.send({ id: 'mine', name: 'test/sent', data: { n: 1 } })
    const { ids } = await inngest.send({ id: 'mine', name: 'test/sent', data: { n: 2 } })
    expect(ids).toEqual(['mine'])
    expect(await db.$queryRaw`select name, data from job_event where id = 'mine'`).toEqual([
      { name: 'test/sent', data: { n: 1 } },
    ])
  })
})

describe('health', () => {
  beforeEach(() => until(async () => (await secondsSinceBeat()) !== null))

  test('is 200 while an engine beats', async () => {
    const response = await GET()
    expect([response.status, await response.json()]).toEqual([
      200,
      { status: 'ok', database: 'ok', jobs: 'ok', mail: 'ok' },
    ])
  })

  test('is 503, naming jobs, when the last beat is a minute old', async () => {
    await engine.stop()
    await db.$executeRaw`insert into job_engine (id, mode, beat_at) values (gen_random_uuid(), 'embedded', ${new Date(Date.now() - 61_000)})`
    const response = await GET()
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'error', database: 'ok', jobs: 'error', mail: 'ok' },
    ])
  })
})
