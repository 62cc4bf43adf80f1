import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { type Prisma, PrismaClient } from './prisma/client'
import { statementNames } from './statement-names'

const globals = globalThis as unknown as { passerelleDb?: PrismaClient }
// A global because Next bundles instrumentation and routes apart.
globals.passerelleDb ??= new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: 10 }, { statementNameGenerator: statementNames() }),
  // A rush (a whole school on the evening of the letters) waits for its turn instead of failing after two seconds.
  transactionOptions: { maxWait: 15_000, timeout: 15_000 },
})

export const db: PrismaClient = globals.passerelleDb

/** The client or the transaction that it opened: every function that writes takes one. */
export type Tx = Prisma.TransactionClient

export { Prisma } from './prisma/client'

/** True when PostgreSQL refused a write on the constraint of that name (decision: invariants are named). */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof Error && collectMessages(error).includes(constraint)
}

/** True when PostgreSQL refused a write because other rows depend on it, or hold its place already. */
export const meetsOtherRows = (error: unknown): boolean =>
  error instanceof Error && /\b23(001|503|505)\b/.test(collectMessages(error))

function collectMessages(error: unknown, depth = 0): string {
  if (depth > 4 || typeof error !== 'object' || error === null) return String(error)
  const { message, cause, meta } = error as { message?: string; cause?: unknown; meta?: unknown }
  return `${message ?? ''} ${meta ? JSON.stringify(meta) : ''} ${cause ? collectMessages(cause, depth + 1) : ''}`
}
