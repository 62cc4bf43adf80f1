import 'server-only'
import { realNow } from './clock'
import { db } from './db'
import { type Limit, type Taken, waitFor, windowAt } from './rate-window'

export type { Limit }
export type Token = {
  allowed: boolean
  retryAfterSeconds: number
  /** Where it was taken, for `giveBack`. */
  taken?: { key: string; windowStart: Date }
}

/**
 * Takes one token of a limit counted in PostgreSQL, atomically. The window slides: the previous one counts for the part of
 * it that is still less than `windowSeconds` old. A refused try takes none, so that insisting does not prolong the wait.
 */
export async function takeToken(key: string, limit: Limit): Promise<Token> {
  const now = realNow().getTime()
  const { size, start, share } = windowAt(now, limit)
  const [taken] = await db.$queryRaw<Taken[]>`
    with before as (
      select least(coalesce((
        select count from rate_bucket where key = ${key} and window_start = ${new Date(start - size)}), 0), ${limit.max}::int) as count
    )
    insert into rate_bucket (key, window_start, count, expires_at)
    select ${key}, ${new Date(start)}, 1, ${new Date(start + 2 * size)} from before
    where 1 + before.count * ${share}::float8 <= ${limit.max}::int
    on conflict (key, window_start) do update set count = rate_bucket.count + 1
    where rate_bucket.count + 1 + (select count from before) * ${share}::float8 <= ${limit.max}::int
    returning count as current, (select count from before) as previous`
  const windowStart = new Date(start)
  return taken
    ? { allowed: true, retryAfterSeconds: 0, taken: { key, windowStart } }
    : refused(now, limit, await takenOf(key, now, limit))
}

/**
 * Gives a token back: what it was taken for turned out not to count. Limits on failures take first, so that any number of
 * tries at one instant are all counted, and give back on success.
 */
export async function giveBack({ taken }: Token): Promise<void> {
  if (!taken) return
  await db.$executeRaw`
    update rate_bucket set count = count - 1
    where key = ${taken.key} and window_start = ${taken.windowStart} and count > 0`
}

const refused = (now: number, limit: Limit, taken: Taken): Token => ({
  allowed: false,
  retryAfterSeconds: waitFor(now, limit, taken),
})

async function takenOf(key: string, now: number, limit: Limit): Promise<Taken> {
  const { size, start } = windowAt(now, limit)
  const rows = await db.$queryRaw<{ window_start: Date; count: number }[]>`
    select window_start, count from rate_bucket
    where key = ${key} and window_start >= ${new Date(start - size)}`
  const countAt = (at: number) => rows.find((row) => row.window_start.getTime() === at)?.count ?? 0
  return { current: countAt(start), previous: Math.min(countAt(start - size), limit.max) }
}

/** Forgets the failures of a key: the right secret was given. */
export async function clearLimit(key: string): Promise<void> {
  await db.$executeRaw`delete from rate_bucket where key = ${key}`
}

/** The same for all the keys that begin so. */
export async function clearLimits(prefix: string): Promise<void> {
  await db.$executeRaw`delete from rate_bucket where starts_with(key, ${prefix})`
}
