import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { mailingKind } from '../kinds'
import type { BounceReason } from '../schemas-bounce'

type Bounced = { batchId: string; schoolId: string | null; count: number }

/**
 * An e-mail that was accepted and came back (TS-96): its subjects are notified no more, unless another e-mail or letter
 * about them was accepted, whose date then counts; paper is proposed. Told twice, it changes nothing. False when no e-mail
 * of a run has that identifier.
 */
export async function recordBounce(providerId: string, reason: BounceReason): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [message] = await tx.delivery.findMany({
      where: { providerId },
      take: 1,
      select: { batch: { select: { kind: true } } },
    })
    if (!message) return false
    for (const { batchId, schoolId, count } of await bounce(tx, { providerId, reason, kind: message.batch.kind }))
      if (schoolId)
        await recordAudit(tx, schoolSystemActor('webhooks.resend', schoolId), {
          action: 'notification.bounced',
          target: { type: 'notification-batch', id: batchId },
          count,
        })
    return true
  })
}

type Bounce = { providerId: string; reason: BounceReason; kind: string }

function bounce(tx: Tx, { providerId, reason, kind }: Bounce): Promise<Bounced[]> {
  const { dating } = mailingKind(kind)
  const dated = dating ? Prisma.sql`, dated as (${dating.redated()})` : Prisma.empty
  return tx.$queryRaw<Bounced[]>`
    with bounced as (
      update delivery set state = 'BOUNCED', reason = ${reason}
      where provider_id = ${providerId} and channel = 'EMAIL' and state = 'ACCEPTED'
      returning id, batch_id, school_id, subject_id
    ),
    told as (
      select bounced.subject_id, max(other.accepted_at) as notified_at
      from bounced
      left join delivery other on other.subject_id = bounced.subject_id and other.state = 'ACCEPTED'
        and other.id not in (select id from bounced)
      group by bounced.subject_id
    )${dated}
    select batch_id as "batchId", school_id as "schoolId", count(*)::int as count
    from bounced group by batch_id, school_id`
}
