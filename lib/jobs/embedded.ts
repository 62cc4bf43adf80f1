import 'server-only'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { type Engine, startEngine } from './engine/engine'
import { answerEventApi } from './engine/event-api'
import { createPool, type Pool } from './engine/pool'
import { startRelay } from './relay'

type Jobs = {
  pool: Pool
  runner?: Pick<Engine, 'stop'>
  /** Lets the calls under way end, within a delay; the rest is found again by the next start. */
  stop(graceMilliseconds?: number): Promise<void>
}

// A global because Next bundles instrumentation and routes apart; the serving process stops it when it drains.
const globals = globalThis as unknown as { passerelleJobs?: Jobs }

function jobs(): Jobs {
  globals.passerelleJobs ??= {
    pool: createPool(env.DATABASE_URL),
    async stop(graceMilliseconds) {
      await this.runner?.stop(graceMilliseconds)
      await this.pool.end()
      globals.passerelleJobs = undefined
    },
  }
  return globals.passerelleJobs
}

/**
 * Starts what moves jobs in this process: the embedded engine, which calls our own `/api/inngest`, or with
 * `JOBS=inngest` the relay of the outbox. Called once by `instrumentation.ts`; a second call does nothing.
 */
export function startJobs(): void {
  const mine = jobs()
  const report = (message: string, error: unknown) => logger.warn(`jobs: ${message}`, { error })
  mine.runner ??=
    env.JOBS === 'inngest'
      ? startRelay({ pool: mine.pool, report })
      : startEngine({
          pool: mine.pool,
          connectionString: env.DATABASE_URL,
          signingKey: env.INNGEST_SIGNING_KEY,
          url: `http://${reachable(env.HOST)}:${env.PORT}/api/inngest`,
          ...(env.NODE_ENV === 'development' && { registerEverySeconds: 30 }),
          report,
        })
}

/** The address on which this very process listens, from what it was told to listen to. */
function reachable(host: string | undefined): string {
  if (!host || ['localhost', '0.0.0.0', '::'].includes(host)) return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** Where `inngest.send` and `step.sendEvent` end when jobs are embedded. */
export const eventApi = (request: Request): Promise<Response> =>
  answerEventApi({ pool: jobs().pool, eventKey: env.INNGEST_EVENT_KEY, signingKey: env.INNGEST_SIGNING_KEY }, request)
