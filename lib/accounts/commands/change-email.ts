import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { FamilyActor } from '@/lib/auth/actor'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/**
 * TS-19: the account's own address; what the school knows of the person is not touched. Empty removes it. Codes that
 * open the account go there: the caller has asked for a recent sign-in.
 */
export async function changeEmail(actor: FamilyActor, { email }: { email: string }): Promise<void> {
  const address = email.trim() || null
  await db.$transaction(async (tx) => {
    const count = await tx.$executeRaw`
      update account set email = ${address} where id = ${actor.id}::uuid and email is distinct from ${address}`
    if (count === 0) return
    // Codes that went to the old address open nothing any more.
    await tx.challenge.updateMany({ where: { accountId: actor.id, usedAt: null }, data: { expiresAt: realNow() } })
    await recordAudit(tx, actor, { action: 'account.email-changed' })
  })
}
