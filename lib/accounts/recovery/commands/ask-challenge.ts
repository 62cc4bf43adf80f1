import 'server-only'
import { countSubject } from '@/lib/auth/address-limits'
import { isJustAsked, makeChallenge, type Target } from '@/lib/auth/challenges/ask'
import type { FoundChallenge } from '@/lib/auth/challenges/find'
import { emailKey } from '@/lib/auth/domain/challenge'
import { tooManyFromHere } from '@/lib/auth/messages'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { usernameKey } from '../../domain/username'
import { PASSWORD_RESET, USERNAME_REMINDER } from '../challenge-purposes'

export type AskChallenge =
  | { purpose: 'USERNAME_REMINDER'; email: string }
  | { purpose: 'PASSWORD_RESET'; username: string }

/** Distinct usernames and addresses asked about, by address of the client (identity.md §5.3); each recipient has its own. */
const ASKINGS = { name: 'recovery', max: 30, windowSeconds: 3_600 } as const

/**
 * Sends a code to whoever forgot a username or a password. Returns the token of the browser's cookie; null when this
 * browser asked the same thing a moment ago. Refuses TOO_MANY_ATTEMPTS.
 */
export async function askChallenge(
  asked: AskChallenge,
  { current, address }: { current: FoundChallenge | null; address: string },
): Promise<string | null> {
  const reset = asked.purpose === 'PASSWORD_RESET'
  const purpose = reset ? PASSWORD_RESET : USERNAME_REMINDER
  const typed = reset ? usernameKey(asked.username) : emailKey(asked.email)
  if (await isJustAsked(current, purpose, typed)) return null
  const counted = await countSubject(ASKINGS, address, await sha256Hex(`${purpose.name}:${typed}`))
  if (!counted.allowed) throw new Refusal('TOO_MANY_ATTEMPTS', tooManyFromHere(counted.retryAfterSeconds))
  const { token } = await makeChallenge({
    purpose,
    typed,
    target: reset ? await byUsername(typed) : await byEmail(typed),
  })
  return token
}

/** Families only: staff ask their administrator. */
async function byUsername(key: string): Promise<Target | null> {
  const [row] = await db.$queryRaw<Target[]>`
    select a.id as "accountId", a.email from account a
    where a.username_key = ${key} and a.email is not null and a.status = 'ACTIVE'
      and exists (select from credential c where c.account_id = a.id)
      and not exists (select from profile p where p.account_id = a.id and p.kind not in ('GUARDIAN', 'STUDENT'))`
  return row ?? null
}

async function byEmail(key: string): Promise<Target | null> {
  const [row] = await db.$queryRaw<Target[]>`
    select null as "accountId", a.email from account a
    where lower(a.email) = ${key} and a.status = 'ACTIVE'
      and not exists (select from profile p where p.account_id = a.id and p.kind not in ('GUARDIAN', 'STUDENT'))
    limit 1`
  return row ?? null
}
