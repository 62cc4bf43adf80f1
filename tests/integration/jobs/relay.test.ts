import http from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenAnywhere } from '../../support/jobs-server'

type Received = { id: string; name: string; data: Record<string, unknown> }

/** An Inngest server that can be down; it only remembers. */
const received: Received[][] = []
let down = false
const server = http.createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  if (down) return response.writeHead(500).end('{}')
  const events: Received[] = JSON.parse(Buffer.concat(chunks).toString())
  received.push(events)
  response.writeHead(200, { 'content-type': 'application/json' })
  return response.end(JSON.stringify({ ids: events.map(({ id }) => id), status: 200 }))
})

const url = await listenAnywhere(server)
Object.assign(process.env, { JOBS: 'inngest', INNGEST_BASE_URL: url, INNGEST_EVENT_KEY: 'key' })
// After the environment: lib/platform/env reads it once.
const { db } = await import('@/lib/platform/db')
const { relayBatch } = await import('@/lib/jobs/relay')
const { checkHealth } = await import('@/lib/jobs/health')
const { inngestDashboard } = await import('@/lib/jobs/operate')
const { emit } = await import('@/lib/jobs/send')
const { createPool } = await import('@/lib/jobs/engine/pool')
const pool = createPool(process.env.DATABASE_URL ?? '')

beforeAll(() => db.$executeRaw`truncate job_event`)
afterAll(async () => {
  await pool.end()
  await new Promise((resolve) => server.close(resolve).closeAllConnections())
})

const ids = () => received.flat().map(({ id }) => id)

test('the outbox is relayed with its ids, once, however many relays there are; nothing before its time', async () => {
  await db.$transaction(async (tx) => {
    await emit(tx, ...Array.from({ length: 250 }, (_, n) => ({ name: 'a/b', data: { n }, id: `event-${n}` })))
    await emit(tx, { name: 'a/later', data: {}, id: 'later', notBefore: new Date(Date.now() + 60_000) })
    await emit(tx, { name: 'a/b', data: { n: 0 }, id: 'event-0' })
  })
  const relay = async () => {
    while ((await relayBatch(pool)) > 0);
  }
  await Promise.all([relay(), relay(), relay()])
  expect(ids()).toHaveLength(250)
  expect(new Set(ids()).size).toBe(250)
  expect(ids()).not.toContain('later')
  expect(received.flat().find(({ id }) => id === 'event-7')).toMatchObject({ name: 'a/b', data: { n: 7 } })
})

test('an event that rolled back is never relayed', async () => {
  await db
    .$transaction(async (tx) => {
      await emit(tx, { name: 'a/b', data: {}, id: 'rolled-back' })
      throw new Error('no')
    })
    .catch(() => {})
  expect(await relayBatch(pool)).toBe(0)
  expect(ids()).not.toContain('rolled-back')
})

test('while Inngest is down events wait, and health says so after two minutes', { timeout: 60_000 }, async () => {
  await db.$transaction((tx) => emit(tx, { name: 'a/b', data: {}, id: 'patient' }))
  down = true
  await expect(relayBatch(pool)).rejects.toThrow()
  expect(await checkHealth()).toEqual({ status: 'ok', database: 'ok', jobs: 'ok', mail: 'ok' })
  await db.$executeRaw`update job_event set not_before = not_before - interval '3 minutes' where id = 'patient'`
  expect(await checkHealth()).toEqual({ status: 'error', database: 'ok', jobs: 'error', mail: 'ok' })
  down = false
  expect(await relayBatch(pool)).toBe(1)
  expect(ids()).toContain('patient')
  expect(await checkHealth()).toMatchObject({ status: 'ok' })
})

test('operators are sent to the dashboard of that server', () => {
  expect(inngestDashboard()).toBe(url)
})
