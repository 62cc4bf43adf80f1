import 'server-only'
import { db } from '@/lib/platform/db'
import type { SignedInActor } from './live-session'

/** When the account signed in before this session; null the first time. Lets people notice a visit that is not theirs. */
export async function findPreviousSignIn(actor: SignedInActor): Promise<Date | null> {
  const { _max } = await db.session.aggregate({
    where: { accountId: actor.id, id: { not: actor.sessionId } },
    _max: { authTime: true },
  })
  return _max.authTime
}
