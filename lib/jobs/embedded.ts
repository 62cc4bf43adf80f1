import 'server-only'
import { env } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { type Engine, startEngine } from './engine/engine'
import { closeOutbox, outboxPool } from './outbox'
import { startRelay } from './relay'

type Jobs = {
  runner?: Pick<Engine, 'stop'>
  /** Lets the calls under way end, within a delay; the rest is found again by the next start. */
  stop(graceMilliseconds?: number): Promise<void>
}

// A global because Next bundles instrumentation and routes apart; the serving process stops it when it drains.
const globals = globalThis as unknown as { passerelleJobs?: Jobs }

function jobs(): Jobs {
  globals.passerelleJobs ??= {
    async stop(graceMilliseconds) {
      await this.runner?.stop(graceMilliseconds)
      await closeOutbox()
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
  const pool = outboxPool()
  const report = (message: string, error: unknown) => logger.warn(`jobs: ${message}`, { error })
  mine.runner ??=
    env.JOBS === 'inngest'
      ? startRelay({ pool, report })
      : startEngine({
          pool,
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
