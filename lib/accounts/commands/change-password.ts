import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { closeChallenges } from '@/lib/auth/challenges/spend'
import { checkPassword } from '@/lib/auth/domain/password-policy'
import { revokeSessions } from '@/lib/auth/revoke'
import { tellOwner } from '@/lib/auth/security-notices'
import type { SignedInActor } from '@/lib/auth/session'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { hashPassword } from '@/lib/platform/password'
import { listKnownWords } from '../queries/find-activation'

/** 15 characters for staff, 12 for families (identity.md P1). */
export const minPasswordLength = (actor: Pick<SignedInActor, 'kind'>): number => (actor.kind === 'family' ? 12 : 15)

/**
 * Gives the actor's account another password and ends its other sessions; returns how many. The current password was
 * checked by the caller. Throws a Refusal with the sentence of the policy.
 */
export async function changePassword(actor: SignedInActor, input: { password: string }): Promise<number> {
  const refusal = checkPassword(input.password, {
    minLength: minPasswordLength(actor),
    context: await guessableWords(actor.id),
  })
  if (refusal) throw new Refusal('REJECTED', refusal)
  const passwordHash = await hashPassword(input.password)
  return db.$transaction(async (tx) => {
    await tx.credential.update({
      where: { accountId: actor.id },
      data: { passwordHash, changedAt: realNow(), mustChange: false, failures: 0, lastFailedAt: null },
      select: { accountId: true },
    })
    await closeChallenges(tx, actor.id)
    await recordAudit(tx, actor, { action: 'password.changed' })
    await tellOwner(tx, { accountId: actor.id, change: 'PASSWORD_CHANGED' })
    return revokeSessions(tx, actor, {
      accountId: actor.id,
      kept: { session: actor.sessionId },
      reason: 'password-changed',
    })
  })
}

/** What others know of this person, and of the children of a family. */
export async function guessableWords(accountId: string): Promise<string[]> {
  const [known, account] = await Promise.all([listKnownWords(accountId), findOwnWords(accountId)])
  const schools = account.memberships.flatMap(({ school }) => (school ? [school.name, school.uai] : []))
  const own = [account.username, account.firstName, account.familyName].filter((word) => word !== null)
  return [...own, ...schools, ...known]
}

const findOwnWords = (accountId: string) =>
  db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      username: true,
      firstName: true,
      familyName: true,
      memberships: { select: { school: { select: { name: true, uai: true } } } },
    },
  })
