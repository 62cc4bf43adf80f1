import 'server-only'
import { businessNow, realNow } from '@/lib/platform/clock'
import { db, Prisma } from '@/lib/platform/db'
import { CODE_INVALID } from '../commands/leave-run'
import { LEASE_MS, waitAfter } from '../domain/delivery-retry'
import { type Line, mailingKind, type Why } from '../kinds'

/** Where each e-mail of a run stands. A message is a group of deliveries (TS-95): they change state together. */

export type Claimed = { groupId: string; lease: Date; lines: Line[] }

const leaseFrom = (now: Date) => new Date(now.getTime() + LEASE_MS)

/** Reserves up to `limit` deliveries that are due; another process leaves them alone until the lease ends. */
export async function claimMessages(batchId: string, limit: number): Promise<Claimed[]> {
  const now = realNow()
  const lease = leaseFrom(now)
  const rows = await db.$queryRaw<(Line & { groupId: string })[]>`
    with due as (
      select group_id from delivery
      where batch_id = ${batchId}::uuid and channel = 'EMAIL' and state = 'PLANNED'
        and (lease_until is null or lease_until <= ${now})
      order by position limit ${limit}
      for update skip locked
    ),
    claimed as (
      update delivery set lease_until = ${lease}
      where batch_id = ${batchId}::uuid and group_id in (select group_id from due) and state = 'PLANNED'
        and (lease_until is null or lease_until <= ${now})
      returning id, group_id, subject_id, recipient, position
    )
    select id, group_id as "groupId", subject_id as "subjectId", recipient from claimed order by position`
  const messages = new Map<string, Claimed>()
  for (const { groupId, ...line } of rows) {
    const message = messages.get(groupId) ?? { groupId, lease, lines: [] }
    message.lines.push(line)
    messages.set(groupId, message)
  }
  return [...messages.values()]
}

type Begin = { groupId: string; lease: Date; sound: readonly string[]; why?: Why }

/**
 * Just before the message leaves. Returns the number of the try, CANCELLED when nothing of it may be said any more, and
 * LOST when another process took it over meanwhile.
 */
export async function markBegun({ groupId, lease, sound, why = {} }: Begin): Promise<number | 'CANCELLED' | 'LOST'> {
  const begun = await db.$queryRaw<{ attempts: number; sound: boolean }[]>`
    update delivery set
      state = case when id = any(${sound}::uuid[]) then 'SENDING' else 'CANCELLED' end::delivery_state,
      reason = case when id = any(${sound}::uuid[]) then null
        else coalesce(${JSON.stringify(why)}::jsonb ->> id::text, ${CODE_INVALID}) end,
      attempts = attempts + 1,
      lease_until = ${leaseFrom(realNow())}
    where group_id = ${groupId}::uuid and state = 'PLANNED' and lease_until = ${lease}
    returning attempts, id = any(${sound}::uuid[]) as sound`
  if (begun.length === 0) return 'LOST'
  return begun.find((row) => row.sound)?.attempts ?? 'CANCELLED'
}

/** TS-93, TS-96: the date is written with the acceptance, by one statement. */
export async function markAccepted({ groupId, providerId, kind }: Acceptance): Promise<void> {
  const now = businessNow()
  const { dating } = mailingKind(kind)
  await db.$executeRaw`
    with told as (
      update delivery set state = 'ACCEPTED', accepted_at = ${now}, provider_id = ${providerId}, lease_until = null
      where group_id = ${groupId}::uuid and state = 'SENDING'
      returning subject_id
    )
    ${dating ? dating.accepted(now) : Prisma.sql`select from told`}`
}
type Acceptance = { groupId: string; providerId: string; kind: string }

export async function markFailed(groupId: string, reason: 'REFUSED' | 'UNAVAILABLE'): Promise<void> {
  await db.$executeRaw`
    update delivery set state = 'FAILED', reason = ${reason}, lease_until = null
    where group_id = ${groupId}::uuid and state = 'SENDING'`
}

/** Nobody accepted it: it may leave again after a while, some times. False when it is given up. */
export async function markLater(groupId: string, attempts: number): Promise<boolean> {
  const wait = waitAfter(attempts)
  if (wait === null) {
    await markFailed(groupId, 'UNAVAILABLE')
    return false
  }
  await db.$executeRaw`
    update delivery set state = 'PLANNED', lease_until = ${new Date(realNow().getTime() + wait)}
    where group_id = ${groupId}::uuid and state = 'SENDING'`
  return true
}

export async function markUncertain(groupId: string): Promise<void> {
  await db.$executeRaw`
    update delivery set state = 'UNCERTAIN', lease_until = null
    where group_id = ${groupId}::uuid and state = 'SENDING'`
}

/**
 * E-mails whose process died between « it leaves » and « it was accepted ». A provider that recognises their key may be
 * asked again; otherwise nobody knows, and they are never sent a second time.
 */
export async function settleAbandoned(batchId: string, replayWindowMs: number): Promise<void> {
  const now = realNow()
  const began = new Date(now.getTime() - Math.min(replayWindowMs, 365 * 86_400_000) - LEASE_MS)
  await db.$executeRaw`
    update delivery set
      state = case when lease_until - ${`${LEASE_MS} milliseconds`}::interval > ${began}::timestamptz and ${replayWindowMs > 0}::boolean
                   then 'PLANNED' else 'UNCERTAIN' end::delivery_state,
      lease_until = null
    where batch_id = ${batchId}::uuid and channel = 'EMAIL' and state = 'SENDING' and lease_until <= ${now}`
}
