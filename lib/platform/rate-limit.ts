import 'server-only'
import { realNow } from './clock'
import { db } from './db'

export type Limit = { max: number; windowSeconds: number }
export type Token = { allowed: boolean; retryAfterSeconds: number }

/**
 * Takes one token of a limit counted in PostgreSQL, atomically. The window slides: the previous one counts for the
 * part of it that is still less than `windowSeconds` old. A refused try is not counted twice over the limit, so
 * insisting does not prolong the wait for ever.
 */
export async function takeToken(key: string, { max, windowSeconds }: Limit): Promise<Token> {
  const now = realNow().getTime()
  const size = windowSeconds * 1000
  const start = Math.floor(now / size) * size
  const [row] = await db.$queryRaw<{ current: number; previous: number }[]>`
    with counted as (
      insert into rate_bucket (key, window_start, count, expires_at)
      values (${key}, ${new Date(start)}, 1, ${new Date(start + 2 * size)})
      on conflict (key, window_start) do update set count = least(rate_bucket.count + 1, ${max}::int + 1)
      returning count
    )
    select counted.count as current,
      coalesce((select count from rate_bucket where key = ${key} and window_start = ${new Date(start - size)}), 0) as previous
    from counted`
  if (!row) throw new Error('rate_bucket returned no row')
  const share = 1 - (now - start) / size
  const allowed = row.current + Math.min(row.previous, max) * share <= max
  return { allowed, retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((start + size - now) / 1000)) }
}

/** Tells whether tokens are left, without taking one: for limits that count failures only. */
export async function peekLimit(key: string, { max, windowSeconds }: Limit): Promise<Token> {
  const now = realNow().getTime()
  const size = windowSeconds * 1000
  const start = Math.floor(now / size) * size
  const rows = await db.$queryRaw<{ window_start: Date; count: number }[]>`
    select window_start, count from rate_bucket
    where key = ${key} and window_start >= ${new Date(start - size)}`
  const used = rows.reduce(
    (sum, row) => sum + (row.window_start.getTime() === start ? row.count : row.count * (1 - (now - start) / size)),
    0,
  )
  const allowed = used < max
  return { allowed, retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((start + size - now) / 1000)) }
}

/** Forgets the failures of a key: the right secret was given. */
export async function clearLimit(key: string): Promise<void> {
  await db.$executeRaw`delete from rate_bucket where key = ${key}`
}
