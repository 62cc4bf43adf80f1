import 'server-only'
import type { CodeHolder } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { unblockAccount } from '@/lib/auth/unblock'
import { db } from '@/lib/platform/db'
import { accountOf } from './remind-username'

/** « Débloquer la connexion »: of the account that the holder's valid code opened, in the actor's school. Twice is once. */
export async function unblockHolder(actor: StaffActor, holder: CodeHolder): Promise<void> {
  const { account } = await db.$transaction((tx) => accountOf(tx, actor, holder))
  await unblockAccount(actor, account.usernameKey)
}
