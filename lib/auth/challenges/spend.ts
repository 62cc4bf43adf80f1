import 'server-only'
import { realNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

/** Uses a proved challenge, once. False when it is unproved, used or too old. */
export async function spendChallenge(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.challenge.updateMany({
    where: { id, usedAt: null, provenAt: { not: null }, expiresAt: { gt: realNow() } },
    data: { usedAt: realNow() },
  })
  return count > 0
}

/** Codes that went to the mailbox of an account, or are on their way to it, open nothing any more. */
export async function closeChallenges(tx: Tx, accountId: string): Promise<void> {
  await tx.challenge.updateMany({ where: { accountId, usedAt: null }, data: { expiresAt: realNow() } })
}
