import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { businessNow, realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { channelsOf } from '../domain/notification-search'
import {
  ALL_CLOSED,
  ALL_NOTIFIED,
  CHOOSE_A_CHANNEL,
  NOBODY_FOUND,
  NOBODY_REACHABLE,
  NOBODY_SELECTED,
} from '../messages-notification'
import { type NotificationPlan, type PlannedRow, planNotification } from '../queries/plan-notification'
import { recipientOf } from '../recipient'
import type { NotificationSearch } from '../schemas-notification'

export type RequestNotification = { requestKey: string; search: NotificationSearch }

const MINUTE = 60_000
const LONG_ENOUGH = { timeout: 60_000, maxWait: 15_000 }

/**
 * Writes a run: its batch and one delivery for each code, from couples selected again under the school of the actor
 * (TS-86, TS-94). E-mails wait for the retraction delay, letters are printed at once. The same request twice gives the
 * same batch. Refuses by TS-91 and TS-92.
 */
export async function requestNotification(
  actor: StaffActor,
  { requestKey, search }: RequestNotification,
): Promise<{ batchId: string; repeated: boolean }> {
  return db.$transaction(async (tx) => {
    // Two people, or two clicks: the second one waits here and sees what the first has written.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`notification/${actor.schoolId}`}, 0))`
    const known = await tx.notificationBatch.findFirst({
      where: { requestKey, schoolId: actor.schoolId, requestedById: actor.id },
      select: { id: true },
    })
    if (known) return { batchId: known.id, repeated: true }
    if (search.mode.length === 0) throw new Refusal('REJECTED', CHOOSE_A_CHANNEL)
    const services = await openServices(tx, actor)
    const plan = await planNotification(tx, actor, search, { lock: true })
    assertSomethingToDo(plan)
    return { batchId: await write(tx, actor, { requestKey, search, services, plan }), repeated: false }
  }, LONG_ENOUGH)
}

/** TS-92. What is open now is what every message of the run announces, even if one closes meanwhile. */
async function openServices(tx: Tx, actor: StaffActor): Promise<TeleserviceKind[]> {
  const open = await tx.schoolTeleservice.findMany({
    where: { schoolId: actor.schoolId, open: true },
    select: { kind: true },
  })
  if (open.length === 0) throw new Refusal('CLOSED', ALL_CLOSED)
  return open.map(({ kind }) => kind)
}

function assertSomethingToDo({ rows, messages, found, selectable }: NotificationPlan): void {
  if (messages.length > 0) return
  if (rows.length > 0) throw new Refusal('NOTHING_TO_DO', NOBODY_REACHABLE)
  if (selectable > 0) throw new Refusal('NOTHING_TO_DO', NOBODY_SELECTED)
  throw new Refusal('NOTHING_TO_DO', found > 0 ? ALL_NOTIFIED : NOBODY_FOUND)
}

type Write = RequestNotification & { services: TeleserviceKind[]; plan: NotificationPlan }

async function write(tx: Tx, actor: StaffActor, { requestKey, search, services, plan }: Write): Promise<string> {
  const { schoolId } = actor
  const { retractionMinutes } = await tx.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: { retractionMinutes: true },
  })
  const delay = retractionMinutes * MINUTE
  const createdAt = businessNow()
  const channels = channelsOf(search)
  const { id } = await tx.notificationBatch.create({
    data: {
      schoolId,
      kind: 'CAR',
      requestedById: actor.id,
      requestKey,
      criteria: { ...search, page: 1, legal: [...search.legal], mode: [...search.mode], services },
      channels,
      createdAt,
      cancellableUntil: new Date(createdAt.getTime() + delay),
    },
    select: { id: true },
  })
  await insertDeliveries(tx, { schoolId, batchId: id, plan, firstNumber: await nextLetterNumber(tx, schoolId) })
  await tx.notificationExclusion.deleteMany({ where: { accountId: actor.id, schoolId } })
  await recordAudit(tx, actor, {
    action: 'notification.requested',
    target: { type: 'notification-batch', id },
    count: plan.rows.length,
    channels,
  })
  await emit(
    tx,
    ...(plan.messages.some(({ channel }) => channel === 'LETTER')
      ? [{ name: 'teleservices/letters.requested', data: { batchId: id }, id: `letters-${id}` }]
      : []),
    {
      name: 'teleservices/batch.delay-ended',
      data: { batchId: id },
      id: `batch-start-${id}`,
      notBefore: new Date(realNow().getTime() + delay),
    },
  )
  return id
}

async function nextLetterNumber(tx: Tx, schoolId: string): Promise<number> {
  const { _max } = await tx.delivery.aggregate({ where: { schoolId }, _max: { letterNumber: true } })
  return (_max.letterNumber ?? 0) + 1
}

type Insert = { schoolId: string; batchId: string; plan: NotificationPlan; firstNumber: number }

async function insertDeliveries(tx: Tx, { schoolId, batchId, plan, firstNumber }: Insert): Promise<void> {
  let number = firstNumber
  let position = 0
  const lines: object[] = []
  for (const { channel, rows } of plan.messages) {
    const groupId = crypto.randomUUID()
    const letterNumber = channel === 'LETTER' ? number++ : null
    rows.forEach((row, index) => {
      // The first delivery of a message has the message's own id.
      const id = index === 0 ? groupId : crypto.randomUUID()
      lines.push({
        ...lineOf(row),
        id,
        groupId,
        channel,
        letterNumber,
        state: 'PLANNED',
        reason: null,
        position: ++position,
      })
    })
  }
  for (const row of plan.rows) {
    if (row.plan.channel !== null) continue
    const id = crypto.randomUUID()
    const { reason } = row.plan
    lines.push({
      ...lineOf(row),
      id,
      groupId: id,
      channel: null,
      letterNumber: null,
      state: 'UNREACHABLE',
      reason,
      position: ++position,
    })
  }
  await tx.$executeRaw`
    insert into delivery (id, school_id, batch_id, code_id, group_id, channel, letter_number, state, reason, position, recipient)
    select id, ${schoolId}::uuid, ${batchId}::uuid, "codeId", "groupId", channel::delivery_channel, "letterNumber",
           state::delivery_state, reason, position, recipient
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (
      id uuid, "codeId" uuid, "groupId" uuid, channel text, "letterNumber" int, state text, reason text, position int, recipient jsonb)`
}

const lineOf = (row: PlannedRow) => ({ codeId: row.codeId, recipient: recipientOf(row.row, row.address) })
