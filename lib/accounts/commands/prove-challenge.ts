import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { CHALLENGE_MINUTES, CHALLENGE_TRIES, sameBytes } from '../domain/challenge'
import { RECOVERY } from '../messages-recovery'
import { hashOfDigits } from './ask-challenge'

type Locked = {
  codeHash: Uint8Array
  email: string | null
  tries: number
  expiresAt: Date
  usedAt: Date | null
  provenAt: Date | null
}
type Outcome = 'PROVED' | 'WRONG' | 'TOO_MANY' | 'EXPIRED'

/**
 * Compares the six digits with those that were sent. The try is counted before the answer, one request at a time; a
 * challenge that went to nobody answers as a wrong code. What follows has ten minutes again. Throws a Refusal unless it is
 * proved.
 */
export async function proveChallenge(challengeId: string, digits: string): Promise<void> {
  const typed = await hashOfDigits(digits, challengeId)
  const outcome = await db.$transaction((tx) => compare(tx, challengeId, typed))
  if (outcome === 'EXPIRED') throw new Refusal('EXPIRED', RECOVERY.expired)
  if (outcome === 'TOO_MANY') throw new Refusal('TOO_MANY_ATTEMPTS', RECOVERY.tooMany)
  if (outcome === 'WRONG') throw new Refusal('REJECTED', RECOVERY.wrong)
}

async function compare(tx: Tx, id: string, typed: Uint8Array): Promise<Outcome> {
  const [row] = await tx.$queryRaw<Locked[]>`
    select code_hash as "codeHash", email, tries, expires_at as "expiresAt", used_at as "usedAt",
           proven_at as "provenAt"
    from challenge where id = ${id} for update`
  const now = realNow()
  if (!row || row.usedAt || row.expiresAt <= now) return 'EXPIRED'
  if (row.tries >= CHALLENGE_TRIES) return 'TOO_MANY'
  const right = row.email !== null && sameBytes(row.codeHash, typed)
  // Typed again, it never lives longer.
  if (right && row.provenAt) return 'PROVED'
  await tx.challenge.update({
    where: { id },
    data: right
      ? { provenAt: now, expiresAt: new Date(now.getTime() + CHALLENGE_MINUTES * 60_000) }
      : { tries: { increment: 1 } },
    select: { id: true },
  })
  return right ? 'PROVED' : 'WRONG'
}
