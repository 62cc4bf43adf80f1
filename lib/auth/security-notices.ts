import 'server-only'
import { requestMessage } from '@/lib/mailings/commands/request-message'
import { realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { SecurityChange } from '@/lib/platform/prisma/enums'

type Change = { accountId: string; change: SecurityChange; email?: string }

/**
 * Has the owner of an account told that a way of signing in has changed, by a message that leaves after the caller's
 * transaction (identity.md P7). At the account's own address unless another one is given; nobody is told without any.
 */
export async function tellOwner(tx: Tx, { accountId, change, email }: Change): Promise<void> {
  const notices = await tx.$queryRaw<{ id: string }[]>`
    insert into security_notice (account_id, change, email, happened_at)
    select id, ${change}::security_change, coalesce(${email ?? null}, email), ${realNow()}
    from account where id = ${accountId}::uuid and coalesce(${email ?? null}, email) is not null
    returning id`
  for (const { id } of notices)
    await requestMessage(tx, {
      kind: 'accounts.security-notice',
      key: `security-notice-${id}`,
      about: { noticeId: id },
    })
}

/** Forgets the messages of changes older than that instant, sent or not. */
export const forgetSecurityNotices = async (before: Date): Promise<number> =>
  (await db.securityNotice.deleteMany({ where: { happenedAt: { lt: before } } })).count
