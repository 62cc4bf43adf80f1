import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

/** TS-19: the account's own address; what the school knows of the person is not touched. Empty removes it. */
export async function changeEmail(actor: FamilyActor, { email }: { email: string }): Promise<void> {
  await db.account.update({ where: { id: actor.id }, data: { email: email.trim() || null }, select: { id: true } })
}
