import 'server-only'
import { logger } from '@/lib/platform/logger'

type Level = 'info' | 'warn' | 'error' | 'debug'

/** The SDK calls `(context, message)` or `(message, …)`; ours takes the message first. */
const write =
  (level: Level) =>
  (...parts: unknown[]): void => {
    const message = parts.find((part) => typeof part === 'string')
    // Anybody can send an unsigned request: one short line, no stack.
    if (message === 'Signature validation failed') {
      logger.warn('jobs: a request without a valid signature was refused')
      return
    }
    const context = parts.find((part) => typeof part === 'object' && part !== null)
    logger[level](`jobs: ${message ?? ''}`, context instanceof Error ? { error: context } : { ...context })
  }

export const inngestLogger = { info: write('info'), warn: write('warn'), error: write('error'), debug: write('debug') }
