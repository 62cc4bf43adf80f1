import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { PublicActor } from '@/lib/auth/actor'
import { findChallenge } from '@/lib/auth/challenges/find'
import { closeChallenges, spendChallenge } from '@/lib/auth/challenges/spend'
import { checkPassword } from '@/lib/auth/domain/password-policy'
import { revokeSessions } from '@/lib/auth/revoke'
import { tellOwner } from '@/lib/auth/security-notices'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { hashPassword } from '@/lib/platform/password'
import { guessableWords } from '../../commands/change-password'
import { RECOVERY } from '../messages'

/**
 * Another password for the account of a proved challenge. Every session ends, wrong tries are forgotten, the challenge
 * is spent: it serves once. A second factor is left as it is.
 */
export async function resetPassword(
  actor: PublicActor,
  input: { challengeId: string; password: string },
): Promise<void> {
  const challenge = await findChallenge(input.challengeId)
  const accountId = challenge?.proven && challenge.purpose === 'PASSWORD_RESET' ? challenge.accountId : null
  if (!accountId) throw new Refusal('EXPIRED', RECOVERY.expired)
  const refused = checkPassword(input.password, { minLength: 12, context: await guessableWords(accountId) })
  if (refused) throw new Refusal('REJECTED', refused)
  const passwordHash = await hashPassword(input.password)
  const entering = { kind: 'entering', id: accountId, ipPrefix: actor.ipPrefix } as const
  await db.$transaction(async (tx) => {
    if (!(await spendChallenge(tx, input.challengeId))) throw new Refusal('EXPIRED', RECOVERY.expired)
    const changed = await tx.credential.updateMany({
      where: { accountId, account: { status: 'ACTIVE' } },
      data: { passwordHash, changedAt: realNow(), mustChange: false, failures: 0, lastFailedAt: null },
    })
    if (changed.count === 0) throw new Refusal('EXPIRED', RECOVERY.expired)
    await closeChallenges(tx, accountId)
    await recordAudit(tx, entering, { action: 'password.reset' })
    await tellOwner(tx, { accountId, change: 'PASSWORD_RESET' })
    await revokeSessions(tx, entering, { accountId, reason: 'password-changed' })
  })
}
