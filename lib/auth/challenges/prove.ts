import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { toBase64Url } from '@/lib/platform/crypto'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { giveBack, takeToken } from '@/lib/platform/rate-limit'
import { CHALLENGE_TRIES, CODE_LIFE_MS, CODE_TRIES, sameBytes } from '../domain/challenge'
import { tooManyFromHere } from '../messages'
import { hashOfDigits } from './digits'
import { closeCode } from './live-code'
import { type Purpose, purposeNamed } from './purpose'

type Locked = {
  purpose: string
  codeId: string
  closedAt: Date | null
  codeHash: Uint8Array
  email: string | null
  tries: number
  expiresAt: Date
  usedAt: Date | null
  provenAt: Date | null
}
export type Proof = 'PROVED' | 'WRONG' | 'TOO_MANY' | 'EXPIRED'

/**
 * Wrong codes for one person from one network, while a code lives: what one network wastes is not taken from the others. By
 * what was typed and not by code: nobody learns which names have one.
 */
const WRONG = { max: 10, windowSeconds: CODE_LIFE_MS / 1000 }

type Typed = { challengeId: string; digits: string /** Network of the client. */; from: string | null }

/**
 * Compares the six digits with those that were sent for one of these purposes. The try is counted before the answer, one
 * request at a time; a challenge that went to nobody answers as a wrong code. What follows has as long again. TOO_MANY:
 * another asking helps. Refuses TOO_MANY_ATTEMPTS, with the wait, when it does not.
 */
export async function checkDigits(purposes: readonly Purpose[], { challengeId, digits, from }: Typed): Promise<Proof> {
  const row = await db.challenge.findUnique({ where: { id: challengeId }, select: { recipientHash: true } })
  if (!row) return 'EXPIRED'
  const tried = from ? await takeToken(`challenge-wrong:${toBase64Url(row.recipientHash)}:${from}`, WRONG) : null
  if (tried && !tried.allowed) throw new Refusal('TOO_MANY_ATTEMPTS', tooManyFromHere(tried.retryAfterSeconds))
  const typed = await hashOfDigits(digits, challengeId)
  const proof = await db.$transaction((tx) => compare(tx, purposes, challengeId, typed))
  if (tried && proof !== 'WRONG') await giveBack(tried)
  return proof
}

async function compare(tx: Tx, purposes: readonly Purpose[], id: string, typed: Uint8Array): Promise<Proof> {
  await tx.$queryRaw`
    select id from challenge where id = (select code_id from challenge where id = ${id}) for update`
  const [row] = await tx.$queryRaw<Locked[]>`
    select purpose::text, code_id as "codeId", closed_at as "closedAt", code_hash as "codeHash", email, tries, expires_at as "expiresAt", used_at as "usedAt",
           proven_at as "provenAt"
    from challenge where id = ${id} for update`
  const now = realNow()
  const purpose = row && purposeNamed(purposes, row.purpose)
  if (!row || !purpose || row.usedAt || row.closedAt || row.expiresAt <= now) return 'EXPIRED'
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
  if (right) return 'PROVED'
  await closeWastedCode(tx, row.codeId)
  return 'WRONG'
}

/** Tried too often by all who share it, the code is closed: the next asking draws another one. */
async function closeWastedCode(tx: Tx, codeId: string): Promise<void> {
  const { _sum } = await tx.challenge.aggregate({ where: { codeId }, _sum: { tries: true } })
  if ((_sum.tries ?? 0) >= CODE_TRIES) await closeCode(tx, codeId)
}
