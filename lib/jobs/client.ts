import 'server-only'
import { Inngest } from 'inngest'
import { env } from '@/lib/platform/env'
import { inngestLogger } from './inngest-logger'
import { eventApi } from './outbox'

/**
 * The client of every job (decision 6). A function lives in `lib/<context>/jobs/<verb>.ts`, one per file, and has its
 * line in `lib/jobs/registry.ts`; it runs unchanged on the embedded engine and on Inngest:
 *
 * ```ts
 * import { eventType } from 'inngest'
 * import { z } from 'zod'
 * import { inngest } from '@/lib/jobs/client'
 *
 * const batchRequested = eventType('teleservices/batch.requested', { schema: z.object({ batchId: z.uuid() }) })
 *
 * export const deliverBatch = inngest.createFunction(
 *   {
 *     id: 'teleservices.deliver-batch',
 *     triggers: [batchRequested], // or [cron('TZ=Europe/Paris 0 3 * * *')], or both
 *     retries: 4, // 3 by default: after 10 s, 30 s, 1 min, 2 min, 5 min, 10 min…, with jitter
 *     concurrency: [{ limit: 1, key: 'event.data.batchId' }], // counts calls under way, not sleeping runs
 *     idempotency: 'event.data.batchId', // one run per value within 24 hours
 *   },
 *   async ({ event, step }) => {
 *     const chunks = await step.run('plan', () => planChunks(event.data.batchId))
 *     for (const chunk of chunks) await step.run(`deliver-${chunk}`, () => deliverChunk(event.data.batchId, chunk))
 *     return { chunks: chunks.length }
 *   },
 * )
 * ```
 *
 * - Start it with `emit(tx, { name: 'teleservices/batch.requested', data: { batchId } })` of `lib/jobs/send`, inside the
 *   transaction that writes the rows; never with `inngest.send` from a command or an action.
 * - `event.data` is ids and counts only. Step results are memoised as JSON (a Date comes back as text): ids and counts,
 *   never personal data, a code or the bytes of a file; at most 1,000 steps a run: a step per chunk, never per pupil.
 * - The code outside `step.run` runs again at each call: keep it pure, write only inside steps. A step that has been
 *   recorded never runs again; one whose process died before the record runs twice, so make it idempotent (re-read the
 *   rows, update conditionally, give providers a key).
 * - Throw `NonRetriableError` to give up at once, `RetryAfterError` to choose when to try again, anything else to follow
 *   `retries`. `onFailure` is called once every attempt has failed.
 * - `step.sleep`, `step.sleepUntil`, `step.waitForEvent`, `step.invoke`, `step.sendEvent`, `Promise.all` of steps work.
 *   Deadlines of days or years are due-date columns swept by a cron, never a sleep.
 * - The embedded engine refuses, when the function registers, what it does not do: throttle, rateLimit, debounce,
 *   batchEvents, priority, singleton, timeouts, cancelOn.
 * - Business time (`businessNow()`, `today()`) inside a step; schedules themselves follow real time.
 * - Operators start any function by hand: `npm run jobs -- run teleservices.deliver-batch --data '{"batchId":"…"}'`.
 */
export const inngest = new Inngest({
  id: 'passerelle',
  eventKey: env.INNGEST_EVENT_KEY,
  signingKey: env.INNGEST_SIGNING_KEY,
  // Each step is recorded by an answer of its own: that is what resumes after a kill.
  checkpointing: false,
  aiMetadata: false,
  logger: inngestLogger,
  ...(env.JOBS === 'embedded' ? { isDev: false, baseUrl: 'http://embedded.invalid', fetch: embeddedEventApi } : {}),
})

/** `step.sendEvent` and `inngest.send` write to the outbox: no port is opened for them. */
function embeddedEventApi(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  return eventApi(new Request(input, init))
}
