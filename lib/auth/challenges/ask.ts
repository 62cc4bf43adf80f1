import 'server-only'
import { requestMessage } from '@/lib/mailings/commands/request-message'
import { realNow } from '@/lib/platform/clock'
import { keyedHash, randomToken, sha256Hex, toBase64Url } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { takeToken } from '@/lib/platform/rate-limit'
import { drawDigits, emailKey, SAME_ASKING_MS, sameBytes } from '../domain/challenge'
import { hashOfDigits, sealDigits } from './digits'
import type { FoundChallenge } from './find'
import { findLiveCode, type Target } from './live-code'
import type { Purpose } from './purpose'

export type { Target } from './live-code'

export type Asked = {
  purpose: Purpose
  /** What was typed, in its comparison form. */
  typed: string
  /** Null when it names nobody: a challenge is made all the same. */
  target: Target | null
}

/** `reached`: a code is in that mailbox, or on its way. Never told to whoever did not say who they are. */
export type Made = { token: string; reached: boolean }

/**
 * Makes the challenge of one browser and wakes the job that sends its code: the one that is on its way to that person
 * already, if there is one, so that nobody denies it to another. Returns the token of the browser's cookie. The same work
 * whether what was typed names somebody or nobody: the message leaves after the answer (identity.md §5.4).
 */
export async function makeChallenge({ purpose, typed, target }: Asked): Promise<Made> {
  const token = randomToken()
  const id = await sha256Hex(token)
  const recipientHash = await hashOfTyped(purpose, typed)
  const found = await findLiveCode(db, { purpose, recipientHash, target })
  const sends = await mayLeave(found ? purpose.again : purpose.sending, recipientOf({ purpose, typed, target }))
  const reached = await db.$transaction(async (tx) => {
    // Two askings at once share one code too.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${toBase64Url(recipientHash)}, 0))`
    const live = await findLiveCode(tx, { purpose, recipientHash, target })
    const reached = live || sends ? target : null
    const digits = live?.digits ?? drawDigits(() => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
    const [codeHash, sealed] = await Promise.all([hashOfDigits(digits, id), sealDigits(digits, id)])
    const now = realNow()
    await tx.challenge.create({
      data: {
        ...{ id, purpose: purpose.name, recipientHash, codeHash, askedAt: now, codeId: live?.codeId ?? id },
        accountId: reached?.accountId ?? null,
        email: reached?.email ?? null,
        // Without a copy nothing leaves: the code is in the mailbox already.
        sealedCode: reached && sends && (!live || found) ? sealed : null,
        expiresAt: new Date(now.getTime() + purpose.minutes * 60_000),
      },
      select: { id: true },
    })
    await requestMessage(tx, { kind: purpose.mailing, key: `challenge-${id}`, about: { challengeId: id } })
    return reached !== null
  })
  return { token, reached }
}

/** Whether this browser asked the same thing a moment ago (a double click): its code is on its way. */
export async function isJustAsked(current: FoundChallenge | null, purpose: Purpose, typed: string): Promise<boolean> {
  if (!current || current.proven || realNow().getTime() - current.askedAt.getTime() >= SAME_ASKING_MS) return false
  return sameBytes(current.recipientHash, await hashOfTyped(purpose, typed))
}

const hashOfTyped = (purpose: Purpose, typed: string) => keyedHash(`challenge-recipient:${purpose.name}`, typed)

/**
 * Whose messages are counted. What one purpose sends takes nothing from the others, nor what nobody receives from who does;
 * and who chooses an address for their own account takes nothing from the others who read it.
 */
const recipientOf = ({ purpose, typed, target }: Asked): string =>
  [purpose.name, purpose.perAccount && target?.accountId, target ? emailKey(target.email) : `nobody:${typed}`].join(':')

/** Every limit takes its token: insisting on one does not spare the others. */
async function mayLeave(limits: Purpose['sending'], recipient: string): Promise<boolean> {
  const key = (await sha256Hex(recipient)).slice(0, 32)
  const tokens = await Promise.all(limits.map(({ name, ...limit }) => takeToken(`challenge-${name}:${key}`, limit)))
  return tokens.every(({ allowed }) => allowed)
}
