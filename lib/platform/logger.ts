import 'server-only'
import { env } from './env'

const LEVELS = { error: 0, warn: 1, info: 2, debug: 3 } as const
type Level = keyof typeof LEVELS

/** Ids and counts only: never a name, an address, a code, a password, a token (security rule). */
type Context = Record<string, unknown>

function write(level: Level, message: string, context: Context) {
  if (LEVELS[level] > LEVELS[env.LOG_LEVEL]) return
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...context }, (_key, value) =>
    value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
  )
  process.stderr.write(`${line}\n`)
}

export const logger = {
  error: (message: string, context: Context = {}) => write('error', message, context),
  warn: (message: string, context: Context = {}) => write('warn', message, context),
  info: (message: string, context: Context = {}) => write('info', message, context),
  debug: (message: string, context: Context = {}) => write('debug', message, context),
}
