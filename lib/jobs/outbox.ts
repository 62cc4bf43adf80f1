import 'server-only'
import { env } from '@/lib/platform/env'
import { answerEventApi } from './engine/event-api'
import { createPool, type Pool } from './engine/pool'

// A global because Next bundles instrumentation and routes apart.
const globals = globalThis as unknown as { passerelleOutbox?: Pool }

/** The connections that jobs use, opened at the first need. */
export function outboxPool(): Pool {
  globals.passerelleOutbox ??= createPool(env.DATABASE_URL)
  return globals.passerelleOutbox
}

export async function closeOutbox(): Promise<void> {
  const pool = globals.passerelleOutbox
  globals.passerelleOutbox = undefined
  await pool?.end()
}

/** Where `inngest.send` and `step.sendEvent` end when jobs are embedded. */
export const eventApi = (request: Request): Promise<Response> =>
  answerEventApi({ pool: outboxPool(), eventKey: env.INNGEST_EVENT_KEY, signingKey: env.INNGEST_SIGNING_KEY }, request)
