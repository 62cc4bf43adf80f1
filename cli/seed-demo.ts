import { parseArgs } from 'node:util'
import { db } from '@/lib/platform/db'
import { describeDemonstration, hasDemonstration, seedDemonstration } from '@/prisma/seed/demo'

/**
 * Loads the demonstration académie and prints its accounts. `--print` does nothing to a database that has no
 * demonstration, finishes one that was stopped, and prints.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { print: { type: 'boolean', default: false } } })
  if (values.print && !(await hasDemonstration())) return
  await seedDemonstration()
  process.stdout.write(await describeDemonstration())
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
} finally {
  await db.$disconnect()
}
