import 'server-only'
import { inngest } from './client'
import type { Engine } from './engine/engine'
import { type Pool, rowsOf } from './engine/pool'
import { createWaker } from './engine/waker'

type OutboxRow = { id: string; name: string; data: Record<string, unknown>; ts: number }
type Relay = { pool: Pool; report: (message: string, error: unknown) => void; pollMilliseconds?: number }

/**
 * `JOBS=inngest`: sends the outbox to Inngest, ids kept, so that a sending repeated after a cut counts once there.
 * Several relays may run: each leases the rows that it sends.
 */
export function startRelay({ pool, report, pollMilliseconds = 500 }: Relay): Pick<Engine, 'stop'> {
  const waker = createWaker()
  let stopping = false

  async function run() {
    while (!stopping) {
      try {
        while ((await relayBatch(pool)) > 0) if (stopping) return
        await waker.sleep(pollMilliseconds)
      } catch (error) {
        report('the outbox could not be relayed', error)
        await waker.sleep(5000)
      }
    }
  }

  const running = run()
  return {
    async stop(graceMilliseconds = 10_000) {
      stopping = true
      waker.wake()
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, graceMilliseconds).unref())])
    },
  }
}

/** Leases up to 100 due events, sends them, then marks them processed. Returns how many were sent. */
export async function relayBatch(pool: Pool): Promise<number> {
  const events = await rowsOf<OutboxRow>(
    pool,
    `update job_event set leased_until = clock_timestamp() + interval '1 minute'
     where id in (
       select id from job_event
       where processed_at is null and not_before <= clock_timestamp()
         and (leased_until is null or leased_until < clock_timestamp())
       order by not_before limit 100 for update skip locked)
     returning id, name, data, (extract(epoch from created_at) * 1000)::float8 as ts`,
  )
  if (events.length === 0) return 0
  const ids = events.map(({ id }) => id)
  try {
    await inngest.send(events)
  } catch (error) {
    await pool.query('update job_event set leased_until = null where id = any ($1)', [ids])
    throw error
  }
  await pool.query('update job_event set processed_at = clock_timestamp() where id = any ($1)', [ids])
  return events.length
}
