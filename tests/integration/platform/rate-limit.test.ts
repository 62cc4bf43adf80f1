import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { clearLimit, giveBack, takeToken } from '@/lib/platform/rate-limit'

const LIMIT = { max: 3, windowSeconds: 3600 }

const countOf = async (key: string) => {
  const rows = await db.rateBucket.findMany({ where: { key }, select: { count: true } })
  return rows.reduce((sum, { count }) => sum + count, 0)
}

test('a refused try takes nothing: insisting does not prolong the wait', async () => {
  const key = `test:${randomUUID()}`
  const taken = []
  for (let index = 0; index < 3; index++) taken.push((await takeToken(key, LIMIT)).allowed)
  expect(taken).toEqual([true, true, true])
  const first = await takeToken(key, LIMIT)
  const later = await takeToken(key, LIMIT)
  expect([first.allowed, later.allowed, await countOf(key)]).toEqual([false, false, 3])
  expect(later.retryAfterSeconds).toBeLessThanOrEqual(first.retryAfterSeconds)
  await clearLimit(key)
  expect((await takeToken(key, LIMIT)).allowed).toBe(true)
})

test('a token that is given back can be taken again, and only once', async () => {
  const key = `test:${randomUUID()}`
  const [first] = [await takeToken(key, LIMIT), await takeToken(key, LIMIT), await takeToken(key, LIMIT)]
  await giveBack(first)
  expect((await takeToken(key, LIMIT)).allowed).toBe(true)
  const refused = await takeToken(key, LIMIT)
  await giveBack(refused)
  expect([refused.allowed, (await takeToken(key, LIMIT)).allowed]).toEqual([false, false])
})

test('twenty at once take no more than there are', async () => {
  const key = `test:${randomUUID()}`
  const tokens = await Promise.all(Array.from({ length: 20 }, () => takeToken(key, LIMIT)))
  expect(tokens.filter(({ allowed }) => allowed)).toHaveLength(3)
})

test('the window before counts for what is left of it', async () => {
  const key = `test:${randomUUID()}`
  const size = LIMIT.windowSeconds * 1000
  const start = Math.floor(Date.now() / size) * size
  await db.rateBucket.create({
    data: { key, windowStart: new Date(start - size), count: 3, expiresAt: new Date(start + size) },
  })
  const left = 1 - (Date.now() - start) / size
  expect((await takeToken(key, LIMIT)).allowed).toBe(1 + 3 * left <= 3)
})
