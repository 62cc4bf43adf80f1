import { fork } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { db } from '@/lib/platform/db'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { deliveriesOf, schoolWithCodes, search } from '../../support/notifications'
import { startRelay } from '../../support/smtp-relay'

const PEOPLE = 12
const ROUNDS = 20
const bundle = path.resolve('.data', 'test', `deliver-child-${randomUUID()}.mjs`)

beforeAll(async () => {
  await build({
    entryPoints: ['tests/support/deliver-child.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { 'server-only': path.resolve('tests/support/empty.ts') },
    logLevel: 'error',
  })
})
afterAll(() => rm(bundle, { force: true }))

async function startedBatch() {
  const couples = Array.from({ length: PEOPLE }, (_none, index) => ({
    guardian: { email: `p${index}@courriel.example` },
  }))
  const { actor } = await schoolWithCodes(couples)
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
  await startBatchNow(actor, batchId)
  return batchId
}

/** Runs the sender and kills it while one of its e-mails leaves; true when it had the time to end. */
function runAndKill(args: string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = fork(bundle, args)
    let left = randomInt(1, 5)
    let ended = false
    child.on('message', (message) => {
      if (message !== 'leaving') ended = (message as { remaining: number }).remaining === 0
      else if (--left === 0) setTimeout(() => child.kill('SIGKILL'), randomInt(0, 20))
    })
    child.on('error', reject)
    child.on('exit', () => resolve(ended))
  })
}

/** Kills again and again; leases of the dead are made to end at once instead of waiting two minutes. */
async function killUntilDone(batchId: string, ...args: string[]) {
  for (let round = 0; round < ROUNDS; round++) {
    if (await runAndKill([batchId, ...args])) return
    await db.$executeRaw`
      update delivery set lease_until = '2000-01-01' where batch_id = ${batchId}::uuid and state = 'PLANNED' and lease_until is not null`
    await db.$executeRaw`
      update delivery set lease_until = ${new Date(Date.now() - 1)} where batch_id = ${batchId}::uuid and state = 'SENDING'`
  }
  throw new Error('The run never ended.')
}

test('[TS-96] killed at random through a relay: nobody receives two e-mails, nobody is forgotten', async () => {
  const relay = await startRelay(() => 'accept')
  const batchId = await startedBatch()
  await killUntilDone(batchId, relay.url('?maxConnections=2'))
  await relay.stop()
  const copies = new Map<string, number>()
  for (const { to } of relay.received) copies.set(to, (copies.get(to) ?? 0) + 1)
  expect([...copies.values()].filter((count) => count > 1)).toEqual([])
  const deliveries = await deliveriesOf(batchId)
  expect(deliveries.filter(({ state }) => state !== 'ACCEPTED' && state !== 'UNCERTAIN')).toEqual([])
  const accepted = deliveries.filter(({ state }) => state === 'ACCEPTED')
  expect(accepted.every(({ providerId }) => relay.received.some(({ messageId }) => messageId === providerId))).toBe(
    true,
  )
}, 120_000)

test('[TS-96] killed at random where the provider knows the key: each exactly once, all notified', async () => {
  const batchId = await startedBatch()
  await killUntilDone(batchId)
  const deliveries = await deliveriesOf(batchId)
  expect(deliveries.every(({ state }) => state === 'ACCEPTED')).toBe(true)
  const messages = await db.localMessage.findMany({ where: { key: { in: deliveries.map(({ groupId }) => groupId) } } })
  expect(messages).toHaveLength(PEOPLE)
}, 120_000)
