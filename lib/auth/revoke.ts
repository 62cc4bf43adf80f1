import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { Actor } from './actor'
import type { SignedInActor } from './live-session'

/** Why a session ended; written in the row and in the journal. */
export type EndReason = 'signed-out' | 'replaced' | 'revoked' | 'password-changed' | 'totp-changed' | 'access-withdrawn'

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

/** Ends the sessions of an account, but one when `except` is given, inside the caller's transaction; returns how many. */
export async function revokeSessions(
  tx: Tx,
  actor: Actor,
  { accountId, except, reason }: { accountId: string; except?: string; reason: EndReason },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { accountId, revokedAt: null, ...(except && { id: { not: except } }) },
    data: { revokedAt: realNow(), revokedReason: reason },
  })
  if (count > 0)
    await recordAudit(tx, actor, { action: 'session.closed', reason, target: { type: 'account', id: accountId } })
  return count
}

/** Ends the other sessions of the actor's own account; returns how many. */
export const endOtherSessions = (actor: SignedInActor): Promise<number> =>
  db.$transaction((tx) =>
    revokeSessions(tx, actor, { accountId: actor.id, except: actor.sessionId, reason: 'revoked' }),
  )
