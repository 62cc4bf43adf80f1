import 'server-only'
import { redateNotifiedSql } from '@/lib/accounts'
import { recordAudit } from '@/lib/audit/record'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { BounceReason } from '../schemas-bounce'

type Bounced = { batchId: string; schoolId: string; count: number }

/**
 * An e-mail that was accepted and came back (TS-96): its couples are notified no more, unless another e-mail or letter
 * of the same code was accepted, whose date then counts; paper is proposed. Told twice, it changes nothing. False when
 * no e-mail of a run has that identifier.
 */
export async function recordBounce(providerId: string, reason: BounceReason): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const bounced = await tx.$queryRaw<Bounced[]>`
      with bounced as (
        update delivery set state = 'BOUNCED', reason = ${reason}
        where provider_id = ${providerId} and channel = 'EMAIL' and state = 'ACCEPTED'
        returning id, batch_id, school_id, code_id
      ),
      told as (
        select bounced.code_id, max(other.accepted_at) as notified_at
        from bounced
        left join delivery other
          on other.code_id = bounced.code_id and other.state = 'ACCEPTED' and other.id not in (select id from bounced)
        group by bounced.code_id
      ),
      dated as (${redateNotifiedSql()})
      select batch_id as "batchId", school_id as "schoolId", count(*)::int as count
      from bounced group by batch_id, school_id`
    for (const { batchId, schoolId, count } of bounced)
      await recordAudit(tx, schoolSystemActor('webhooks.resend', schoolId), {
        action: 'notification.bounced',
        target: { type: 'notification-batch', id: batchId },
        count,
      })
    return bounced.length > 0 || (await tx.delivery.count({ where: { providerId } })) > 0
  })
}
