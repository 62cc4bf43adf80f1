import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { closeCode } from './live-code'

/** Uses a proved challenge, once, and with it the code that it shares. False when it is unproved, used or too old. */
export async function spendChallenge(tx: Tx, id: string): Promise<boolean> {
  const [used] = await tx.challenge.updateManyAndReturn({
    where: { id, usedAt: null, closedAt: null, provenAt: { not: null }, expiresAt: { gt: realNow() } },
    data: { usedAt: realNow() },
    select: { codeId: true },
  })
  if (used) await closeCode(tx, used.codeId)
  return used !== undefined
}

/** The challenge of one browser serves no more. The code that it shares still serves the others: nobody denies it to them. */
export async function dropChallenge(id: string): Promise<void> {
  const now = realNow()
  await db.challenge.updateMany({ where: { id, expiresAt: { gt: now } }, data: { expiresAt: now } })
}

/** Codes that went to the mailbox of an account, or are on their way to it, open nothing any more. */
export async function closeChallenges(tx: Tx, accountId: string): Promise<void> {
  await tx.challenge.updateMany({
    where: { accountId, closedAt: null },
    data: { closedAt: realNow(), sealedCode: null },
  })
}
