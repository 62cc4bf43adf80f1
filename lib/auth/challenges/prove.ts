import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { CHALLENGE_TRIES, sameBytes } from '../domain/challenge'
import { hashOfDigits } from './digits'
import { type Purpose, purposeNamed } from './purpose'

type Locked = {
  purpose: string
  codeHash: Uint8Array
  email: string | null
  tries: number
  expiresAt: Date
  usedAt: Date | null
  provenAt: Date | null
}
export type Proof = 'PROVED' | 'WRONG' | 'TOO_MANY' | 'EXPIRED'

/**
 * Compares the six digits with those that were sent for one of these purposes. The try is counted before the answer, one
 * request at a time; a challenge that went to nobody answers as a wrong code. What follows has as long again.
 */
export async function checkDigits(purposes: readonly Purpose[], challengeId: string, digits: string): Promise<Proof> {
  const typed = await hashOfDigits(digits, challengeId)
  return db.$transaction((tx) => compare(tx, purposes, challengeId, typed))
}

async function compare(tx: Tx, purposes: readonly Purpose[], id: string, typed: Uint8Array): Promise<Proof> {
  const [row] = await tx.$queryRaw<Locked[]>`
    select purpose::text, code_hash as "codeHash", email, tries, expires_at as "expiresAt", used_at as "usedAt",
           proven_at as "provenAt"
    from challenge where id = ${id} for update`
  const now = realNow()
  const purpose = row && purposeNamed(purposes, row.purpose)
  if (!row || !purpose || row.usedAt || row.expiresAt <= now) return 'EXPIRED'
  if (row.tries >= CHALLENGE_TRIES) return 'TOO_MANY'
  const right = row.email !== null && sameBytes(row.codeHash, typed)
  // Typed again, it never lives longer.
  if (right && row.provenAt) return 'PROVED'
  await tx.challenge.update({
    where: { id },
    data: right
      ? { provenAt: now, expiresAt: new Date(now.getTime() + purpose.minutes * 60_000) }
      : { tries: { increment: 1 } },
    select: { id: true },
  })
  return right ? 'PROVED' : 'WRONG'
}
