import 'server-only'
import { requestMessage } from '@/lib/mailings/commands/request-message'
import { realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { SecurityChange } from '@/lib/platform/prisma/enums'

type Told =
  | { change: Exclude<SecurityChange, 'CODE_USED'>; email?: string }
  /** Told to whom the school of the code knows: it is the only school that the message may name. */
  | { change: 'CODE_USED'; email: string; schoolId: string }
type Change = { accountId: string } & Told

/**
 * Has the owner of an account told that a way of signing in has changed, by a message that leaves after the caller's
 * transaction (identity.md P7). At the account's own address unless another one is given; nobody is told without any.
 */
export async function tellOwner(tx: Tx, { accountId, email, ...told }: Change): Promise<void> {
  const schoolId = told.change === 'CODE_USED' ? told.schoolId : null
  const notices = await tx.$queryRaw<{ id: string }[]>`
    insert into security_notice (account_id, change, email, happened_at, school_id)
    select id, ${told.change}::security_change, coalesce(${email ?? null}, email), ${realNow()}, ${schoolId}::uuid
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
