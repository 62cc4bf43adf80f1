import { parseArgs } from 'node:util'
import { usernameKey } from '@/lib/accounts/domain/username'
import { systemActor } from '@/lib/auth/actor'
import { unblockAccount } from '@/lib/auth/unblock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'

const USAGE = `Usage :
  npm run staff -- unblock --username <identifiant> [--json]   débloque un compte après trop d’essais`

type Outcome = { status: 'unblocked' | 'refused'; message: string }

async function run(): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { username: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const [command, ...others] = positionals
  if (command !== 'unblock' || others.length > 0) throw new Refusal('REJECTED', `Écrivez unblock.\n${USAGE}`)
  if (!values.username) throw new Refusal('REJECTED', `Donnez l’identifiant : --username jeanne.martin.\n${USAGE}`)
  const username = await unblockAccount(systemActor('cli.staff'), usernameKey(values.username))
  return { status: 'unblocked', message: `Le compte ${username} est débloqué. Son mot de passe n’a pas changé.` }
}

async function main(): Promise<number> {
  const json = process.argv.includes('--json')
  try {
    const outcome = await run()
    process.stdout.write(json ? `${JSON.stringify(outcome)}\n` : `${outcome.message}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Refusal) && !isParseError(error)) throw error
    const { message } = error as Error
    if (json) process.stdout.write(`${JSON.stringify({ status: 'refused', message } satisfies Outcome)}\n`)
    else process.stderr.write(`${message}\n`)
    return 1
  }
}

const isParseError = (error: unknown): boolean =>
  error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')

try {
  process.exitCode = await main()
} finally {
  await db.$disconnect()
}
