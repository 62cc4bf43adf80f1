import 'server-only'
import { db } from '@/lib/platform/db'
import type { SignedInActor } from './live-session'

/** When the account signed in before this session; null the first time. Lets people notice a visit that is not theirs. */
export async function findPreviousSignIn(actor: SignedInActor): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ previous: Date | null }[]>`
    select max(auth_time) as previous from session where account_id = ${actor.id}::uuid and id <> ${actor.sessionId}`
  return row?.previous ?? null
}
