import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { Actor } from './actor'
import { type Kept, moveEpoch } from './epoch'
import type { SignedInActor } from './live-session'

/** Why a session ended; written in the row and in the journal. */
export type EndReason =
  | 'signed-out'
  | 'replaced'
  | 'revoked'
  | 'password-changed'
  | 'email-changed'
  | 'totp-changed'
  | 'access-withdrawn'

/** Ends one session of the actor's own account; false when it was not theirs or had ended. */
export const revokeSession = (actor: Actor & { id: string }, id: string, reason: EndReason): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id, accountId: actor.id, revokedAt: null },
      data: { revokedAt: realNow(), revokedReason: reason },
    })
    if (count === 0) return false
    await recordAudit(tx, actor, { action: 'session.closed', reason })
    return true
  })

/**
 * Ends all that is open or being opened on an account, but what is kept, inside the caller's transaction. Returns how many
 * sessions; the epoch moves even when there is none, for the sign-ins under way.
 */
export async function revokeSessions(
  tx: Tx,
  actor: Actor,
  { accountId, kept = {}, reason }: { accountId: string; kept?: Kept; reason: EndReason },
): Promise<number> {
  await moveEpoch(tx, accountId, kept)
  const { count } = await tx.session.updateMany({
    where: { accountId, revokedAt: null, ...(kept.session && { id: { not: kept.session } }) },
    data: { revokedAt: realNow(), revokedReason: reason },
  })
  if (count > 0)
    await recordAudit(tx, actor, { action: 'session.closed', reason, target: { type: 'account', id: accountId } })
  return count
}

/** Ends the other sessions of the actor's own account; returns how many. */
export const endOtherSessions = (actor: SignedInActor): Promise<number> =>
  db.$transaction((tx) =>
    revokeSessions(tx, actor, { accountId: actor.id, kept: { session: actor.sessionId }, reason: 'revoked' }),
  )
