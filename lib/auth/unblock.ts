import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { Actor } from './actor'
import { forgetTurns } from './password-turns'
import { unlockTotp } from './totp'

/**
 * Lifts all that keeps the owner of an account from signing in: its blocking, the wrong passwords counted against it, the
 * lock of its application. Passwords and factors stay as they are. Returns the username. Throws a Refusal when nobody
 * has it, or when the account is closed.
 */
export async function unblockAccount(actor: Actor, usernameKey: string): Promise<string> {
  const account = await db.account.findUnique({
    where: { usernameKey },
    select: {
      ...{ id: true, username: true, status: true },
      credential: { select: { failures: true } },
      totpFactor: { select: { lockedAt: true } },
    },
  })
  if (!account) throw new Refusal('NOT_FOUND', 'Aucun compte n’a cet identifiant.')
  if (account.status === 'DISABLED') throw new Refusal('CLOSED', 'Ce compte est fermé : il ne se débloque pas.')
  const { id: accountId, credential, totpFactor } = account
  await db.$transaction(async (tx) => {
    await tx.account.updateMany({ where: { id: accountId, status: 'BLOCKED' }, data: { status: 'ACTIVE' } })
    await tx.credential.updateMany({ where: { accountId }, data: { failures: 0, lastFailedAt: null } })
    await recordAudit(tx, actor, {
      action: 'account.unblocked',
      failures: credential?.failures ?? 0,
      factor: Boolean(totpFactor?.lockedAt),
      target: { type: 'account', id: accountId },
    })
  })
  await unlockTotp(accountId)
  await forgetTurns(accountId, usernameKey)
  return account.username
}
