import 'server-only'
import { requestMessage } from '@/lib/mailings/commands/request-message'
import { realNow } from '@/lib/platform/clock'
import { keyedHash, randomToken, seal, sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { takeToken } from '@/lib/platform/rate-limit'
import { CHALLENGE_MINUTES, drawDigits, emailKey, SAME_ASKING_MS, sameBytes } from '../domain/challenge'
import { usernameKey } from '../domain/username'
import type { FoundChallenge } from '../queries/find-challenge'

/** identity.md §5.3: messages to one person. Beyond, nothing leaves and the same answer is shown. */
const SENDING = [
  { name: 'minute', max: 1, windowSeconds: 60 },
  { name: 'hour', max: 5, windowSeconds: 3_600 },
  { name: 'day', max: 10, windowSeconds: 86_400 },
] as const

export type AskChallenge =
  | { purpose: 'USERNAME_REMINDER'; email: string }
  | { purpose: 'PASSWORD_RESET'; username: string }

export const hashOfDigits = (digits: string, challengeId: string) => keyedHash(`challenge:${challengeId}`, digits)
export const contextOfDigits = (challengeId: string): string => `challenge:${challengeId}`

/**
 * Makes a challenge and wakes the job that sends its code. Returns the token of the browser's cookie; null when this
 * browser asked the same thing a moment ago (a double click): its code is on its way. The same work and the same answer
 * whether somebody has that address or that username, or nobody: the message leaves after the answer (identity.md §5.4).
 */
export async function askChallenge(asked: AskChallenge, current: FoundChallenge | null): Promise<string | null> {
  const recipientHash = await keyedHash(`challenge-recipient:${asked.purpose}`, typedBy(asked))
  const now = realNow()
  if (current && isSame(current, recipientHash, now)) return null
  const target = asked.purpose === 'PASSWORD_RESET' ? await byUsername(asked.username) : await byEmail(asked.email)
  const sent = (await maySend(target?.email ?? typedBy(asked))) ? target : null
  const token = randomToken()
  const id = await sha256Hex(token)
  const digits = drawDigits(() => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
  const [codeHash, sealed] = await Promise.all([hashOfDigits(digits, id), seal(digits, contextOfDigits(id))])
  await db.$transaction(async (tx) => {
    await tx.challenge.create({
      data: {
        ...{ id, purpose: asked.purpose, recipientHash, codeHash, askedAt: now },
        accountId: sent?.accountId ?? null,
        email: sent?.email ?? null,
        sealedCode: sent ? sealed : null,
        expiresAt: new Date(now.getTime() + CHALLENGE_MINUTES * 60_000),
      },
      select: { id: true },
    })
    await requestMessage(tx, { kind: 'accounts.challenge', key: `challenge-${id}`, about: { challengeId: id } })
  })
  return token
}

const typedBy = (asked: AskChallenge): string =>
  asked.purpose === 'PASSWORD_RESET' ? usernameKey(asked.username) : emailKey(asked.email)

const isSame = ({ proven, recipientHash, askedAt }: FoundChallenge, hash: Uint8Array, now: Date): boolean =>
  !proven && sameBytes(recipientHash, hash) && now.getTime() - askedAt.getTime() < SAME_ASKING_MS

type Target = { accountId: string | null; email: string }

/** Families only: staff ask their administrator. */
async function byUsername(username: string): Promise<Target | null> {
  const [row] = await db.$queryRaw<Target[]>`
    select a.id as "accountId", a.email from account a
    where a.username_key = ${usernameKey(username)} and a.email is not null and a.status = 'ACTIVE'
      and exists (select from credential c where c.account_id = a.id)
      and not exists (select from profile p where p.account_id = a.id and p.kind not in ('GUARDIAN', 'STUDENT'))`
  return row ?? null
}

async function byEmail(email: string): Promise<Target | null> {
  const [row] = await db.$queryRaw<Target[]>`
    select null as "accountId", a.email from account a
    where lower(a.email) = ${emailKey(email)} and a.status = 'ACTIVE'
      and not exists (select from profile p where p.account_id = a.id and p.kind not in ('GUARDIAN', 'STUDENT'))
    limit 1`
  return row ?? null
}

/** Every limit takes its token: insisting on one does not spare the others. */
async function maySend(recipient: string): Promise<boolean> {
  const key = (await sha256Hex(emailKey(recipient))).slice(0, 32)
  const tokens = await Promise.all(SENDING.map(({ name, ...limit }) => takeToken(`challenge-${name}:${key}`, limit)))
  return tokens.every(({ allowed }) => allowed)
}
