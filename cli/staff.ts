import { parseArgs } from 'node:util'
import { usernameKey } from '@/lib/accounts/domain/username'
import { systemActor } from '@/lib/auth/actor'
import { unblockAccount } from '@/lib/auth/unblock'
import { type Outcome, runCommand } from '@/lib/platform/command-line'
import { Refusal } from '@/lib/platform/errors'

const USAGE = `Usage :
  npm run staff -- unblock --username <identifiant> [--json]   débloque un compte après trop d’essais`

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

await runCommand(USAGE, run)
