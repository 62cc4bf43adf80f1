import type { ChildProcess } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { db } from '@/lib/platform/db'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { bundleChild, KILLS, runChild } from '../../support/kill-child'
import { deliveriesOf, schoolWithCodes, search } from '../../support/notifications'
import { startRelay } from '../../support/smtp-relay'

const PEOPLE = 12
/** A run is let to its end after so many deaths. */
const DEATHS_OF_A_RUN = 12
/** Two runs share the deaths. */
const DEATHS = Math.ceil(KILLS / 2)

let child: Awaited<ReturnType<typeof bundleChild>>
beforeAll(async () => {
  child = await bundleChild('tests/support/deliver-child.ts')
})
afterAll(() => child.remove())

async function startedBatch() {
  const couples = Array.from({ length: PEOPLE }, (_none, index) => ({
    guardian: { email: `p${index}@courriel.example` },
  }))
  const { actor } = await schoolWithCodes(couples)
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
  await startBatchNow(actor, batchId)
  return batchId
}

/** Kills the sender while one of its e-mails leaves. */
function killWhileOneLeaves(sender: ChildProcess) {
  let left = randomInt(1, 5)
  sender.on('message', (message) => {
    if (message === 'leaving' && --left === 0) setTimeout(() => sender.kill('SIGKILL'), randomInt(0, 20))
  })
}

const hasEnded = (told: unknown) => (told as { remaining: number } | null)?.remaining === 0

/** Kills again and again, then lets it end; leases of the dead end at once instead of two minutes later. Returns the deaths. */
async function killThenEnd(batchId: string, most: number, ...args: string[]): Promise<number> {
  for (let deaths = 0; deaths < most; deaths++) {
    if (hasEnded(await runChild(child.file, [batchId, ...args], killWhileOneLeaves))) return deaths
    await db.$executeRaw`
      update delivery set lease_until = '2000-01-01' where batch_id = ${batchId}::uuid and state = 'PLANNED' and lease_until is not null`
    await db.$executeRaw`
      update delivery set lease_until = ${new Date(Date.now() - 1)} where batch_id = ${batchId}::uuid and state = 'SENDING'`
  }
  expect(hasEnded(await runChild(child.file, [batchId, ...args], () => {}))).toBe(true)
  return most
}

/** Runs, one after the other, until the wanted deaths have happened. */
async function killRuns(proveRun: (most: number) => Promise<number>) {
  for (let deaths = 0; deaths < DEATHS; ) deaths += await proveRun(Math.min(DEATHS_OF_A_RUN, DEATHS - deaths))
}

const TIMEOUT = 60_000 + DEATHS * 10_000

test(
  `[TS-96] ${DEATHS} deaths at random through a relay: nobody receives two e-mails, nobody is forgotten`,
  () =>
    killRuns(async (most) => {
      const relay = await startRelay(() => 'accept')
      const batchId = await startedBatch()
      const deaths = await killThenEnd(batchId, most, relay.url('?maxConnections=2'))
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
      return deaths
    }),
  TIMEOUT,
)

test(
  `[TS-96] ${DEATHS} deaths at random where the provider knows the key: each exactly once, all notified`,
  () =>
    killRuns(async (most) => {
      const batchId = await startedBatch()
      const deaths = await killThenEnd(batchId, most)
      const deliveries = await deliveriesOf(batchId)
      expect(deliveries.every(({ state }) => state === 'ACCEPTED')).toBe(true)
      const keys = deliveries.map(({ groupId }) => groupId)
      expect(await db.localMessage.count({ where: { key: { in: keys } } })).toBe(PEOPLE)
      return deaths
    }),
  TIMEOUT,
)
