import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** What asked for the change and goes on living: the session of who made it, or the sign-in that enrols a factor. */
export type Kept = { session?: string; attempt?: string }

/**
 * Moves the epoch of an account, inside the caller's transaction: sign-ins under way, login tickets and sessions that
 * carry an older one open nothing any more. The one that is kept follows, if it was still alive.
 */
export async function moveEpoch(tx: Tx, accountId: string, { session, attempt }: Kept = {}): Promise<void> {
  await tx.$executeRaw`
    with moved as (
      update account set epoch = epoch + 1 where id = ${accountId}::uuid returning id, epoch
    ), followed as (
      update auth_attempt t set epoch = moved.epoch from moved
      where t.id = ${attempt ?? null} and t.account_id = moved.id and t.epoch = moved.epoch - 1
    )
    update session s set epoch = moved.epoch from moved
    where s.id = ${session ?? null} and s.account_id = moved.id and s.epoch = moved.epoch - 1`
}
