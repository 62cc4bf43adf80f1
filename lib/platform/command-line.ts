import { db } from './db'
import { Refusal } from './errors'

/** What a command says when it is done; `--json` prints the whole, otherwise the French message alone. */
export type Outcome = { status: string; message: string } & Record<string, unknown>

const isParseError = (error: unknown): boolean =>
  error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')

/** Runs a command to its end, prints what it says, and sets the exit code: 1 when it refused, or when nobody can read what was asked; a bug is thrown. */
export async function runCommand(usage: string, run: () => Promise<Outcome>): Promise<void> {
  const json = process.argv.includes('--json')
  try {
    const outcome = await run()
    process.stdout.write(json ? `${JSON.stringify(outcome)}\n` : `${outcome.message}\n`)
  } catch (error) {
    if (!(error instanceof Refusal) && !isParseError(error)) throw error
    const message = error instanceof Refusal ? error.message : `Une option n’est pas comprise.\n${usage}`
    if (json) process.stdout.write(`${JSON.stringify({ status: 'refused', message } satisfies Outcome)}\n`)
    else process.stderr.write(`${message}\n`)
    process.exitCode = 1
  } finally {
    await db.$disconnect()
  }
}
