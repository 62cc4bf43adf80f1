import { z } from 'zod'
import { instantOf } from './durations'

/** What an event looks like to a function. `ts` in milliseconds. */
export type EventPayload = { id: string; name: string; data: Record<string, unknown>; ts: number }

export const CRON_EVENT = 'inngest/scheduled.timer'
export const INVOKED_EVENT = 'inngest/function.invoked'
export const FAILED_EVENT = 'inngest/function.failed'
/** The step id that stands for the function itself. */
export const WHOLE_FUNCTION = 'step'

const Limit = z.object({
  limit: z.number(),
  key: z.string().optional(),
  scope: z.enum(['fn', 'env', 'account']).optional(),
})
const limits = z
  .union([z.number().transform((limit) => [{ limit }]), Limit.transform((limit) => [limit]), z.array(Limit)])
  .default([])
  .transform((list): z.output<typeof Limit>[] => list)

/** A function as the SDK describes it when it registers. */
export const FunctionConfig = z.object({
  id: z.string(),
  name: z.string().optional(),
  triggers: z.array(
    z.object({ event: z.string().optional(), expression: z.string().optional(), cron: z.string().optional() }),
  ),
  steps: z.object({
    step: z.object({
      runtime: z.object({ url: z.string() }),
      retries: z.object({ attempts: z.number().optional() }).optional(),
    }),
  }),
  idempotency: z.string().optional(),
  concurrency: limits,
})
export type FunctionConfig = z.output<typeof FunctionConfig>

/** Options that change what happens: better refused aloud than ignored. */
export const UNSUPPORTED = [
  'batchEvents',
  'rateLimit',
  'throttle',
  'debounce',
  'priority',
  'timeouts',
  'singleton',
  'cancel',
] as const

export const Registration = z.object({
  appName: z.string().optional(),
  app_id: z.string().optional(),
  url: z.string(),
  functions: z.array(z.record(z.string(), z.unknown())),
})
export type Registration = z.output<typeof Registration>

/** One operation of an answer 206. */
export const Operation = z.object({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z
    .looseObject({
      timeout: z.string().optional(),
      duration: z.string().optional(),
      if: z.string().optional(),
      function_id: z.string().optional(),
      payload: z.looseObject({ data: z.record(z.string(), z.unknown()).optional() }).optional(),
      parallelMode: z.string().optional(),
    })
    .nullish(),
})
export type Operation = z.output<typeof Operation>

/** When a wait ends by itself; null when nothing ends it but what it waits for. Throws on a time that means nothing. */
export function dueOf({ op, name, opts }: Operation, now: Date): Date | null {
  if (op === 'Sleep') return instantOf(opts?.duration ?? name ?? '', now)
  return opts?.timeout === undefined ? null : instantOf(opts.timeout, now)
}

/** What the application answered to a call. */
export type Answer =
  | { kind: 'operations'; operations: Operation[]; retryAt: Date | null; eager: boolean }
  | { kind: 'complete'; data: unknown }
  | { kind: 'error'; error: unknown; retriable: boolean; retryAt: Date | null }
  /** Nobody listens yet: tried again without counting. */
  | { kind: 'absent'; message: string }
  /** The connection broke, or something else than the SDK answered: tried again, a few times only. */
  | { kind: 'lost'; message: string }
