import 'server-only'
import { requestMessage } from '@/lib/mailings/commands/request-message'
import { realNow } from '@/lib/platform/clock'
import { keyedHash, randomToken, sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { takeToken } from '@/lib/platform/rate-limit'
import { drawDigits, emailKey, SAME_ASKING_MS, sameBytes } from '../domain/challenge'
import { hashOfDigits, sealDigits } from './digits'
import type { FoundChallenge } from './find'
import type { Purpose } from './purpose'

/** Where the code goes, and the account that it opens when it opens one. */
export type Target = { accountId: string | null; email: string }

export type Asked = {
  purpose: Purpose
  /** What was typed, in its comparison form. */
  typed: string
  /** Null when it names nobody: a challenge is made all the same. */
  target: Target | null
}

/**
 * Makes a challenge and wakes the job that sends its code. Returns the token of the browser's cookie. The same work and
 * the same answer whether what was typed names somebody or nobody: the message leaves after the answer (identity.md §5.4).
 */
export async function makeChallenge({ purpose, typed, target }: Asked): Promise<string> {
  const now = realNow()
  const sent = (await maySend(purpose, target?.email ?? typed)) ? target : null
  const token = randomToken()
  const id = await sha256Hex(token)
  const digits = drawDigits(() => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
  const [recipientHash, codeHash, sealed] = await Promise.all([
    hashOfTyped(purpose, typed),
    hashOfDigits(digits, id),
    sealDigits(digits, id),
  ])
  await db.$transaction(async (tx) => {
    await tx.challenge.create({
      data: {
        ...{ id, purpose: purpose.name, recipientHash, codeHash, askedAt: now },
        accountId: sent?.accountId ?? null,
        email: sent?.email ?? null,
        sealedCode: sent ? sealed : null,
        expiresAt: new Date(now.getTime() + purpose.minutes * 60_000),
      },
      select: { id: true },
    })
    await requestMessage(tx, { kind: purpose.mailing, key: `challenge-${id}`, about: { challengeId: id } })
  })
  return token
}

/** Whether this browser asked the same thing a moment ago (a double click): its code is on its way. */
export async function isJustAsked(current: FoundChallenge | null, purpose: Purpose, typed: string): Promise<boolean> {
  if (!current || current.proven || realNow().getTime() - current.askedAt.getTime() >= SAME_ASKING_MS) return false
  return sameBytes(current.recipientHash, await hashOfTyped(purpose, typed))
}

const hashOfTyped = (purpose: Purpose, typed: string) => keyedHash(`challenge-recipient:${purpose.name}`, typed)

/** Every limit takes its token: insisting on one does not spare the others. */
async function maySend({ sending }: Purpose, recipient: string): Promise<boolean> {
  const key = (await sha256Hex(emailKey(recipient))).slice(0, 32)
  const tokens = await Promise.all(sending.map(({ name, ...limit }) => takeToken(`challenge-${name}:${key}`, limit)))
  return tokens.every(({ allowed }) => allowed)
}
