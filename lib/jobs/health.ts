import 'server-only'
import { hasRelay } from '@/lib/notifications/relay'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'

export type Health = {
  status: 'ok' | 'error'
  database: 'ok' | 'error'
  jobs: 'ok' | 'error'
  /** `no-relay`: messages cannot leave; the rest works. */
  mail: 'ok' | 'no-relay'
}

/** Real time only: an engine that beat less than a minute ago, or an outbox that Inngest takes within two minutes. */
export async function checkHealth(): Promise<Health> {
  const mail = hasRelay() ? 'ok' : 'no-relay'
  try {
    const alive = await within(3000, env.JOBS === 'inngest' ? outboxMoves() : engineBeats())
    return { status: alive ? 'ok' : 'error', database: 'ok', jobs: alive ? 'ok' : 'error', mail }
  } catch {
    return { status: 'error', database: 'error', jobs: 'error', mail }
  }
}

async function engineBeats(): Promise<boolean> {
  const rows = await db.$queryRaw<{ alive: boolean }[]>`
    select exists (select from job_engine where beat_at > clock_timestamp() - interval '60 seconds') as alive`
  return rows[0]?.alive === true
}

async function outboxMoves(): Promise<boolean> {
  const rows = await db.$queryRaw<{ moves: boolean }[]>`
    select not exists (
      select from job_event where processed_at is null and not_before < clock_timestamp() - interval '2 minutes') as moves`
  return rows[0]?.moves === true
}

function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The database does not answer')), milliseconds)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
