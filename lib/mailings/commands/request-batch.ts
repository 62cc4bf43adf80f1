import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { hasRelay } from '@/lib/notifications/relay'
import { businessNow, realNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { Channel, UnreachableReason } from '../domain/channel'
import { delayEnded, lettersRequested } from '../events'
import { NO_RELAY } from '../messages'

const MINUTE = 60_000
const LONG_ENOUGH = { timeout: 60_000, maxWait: 15_000 }

/** One subject to one person, as they stand when the run is asked for. */
type Line = { subjectId: string; recipient: object }

export type NewBatch = {
  /** Registered (lib/mailings/kinds). */
  kind: string
  /** What was asked for, for the record. */
  criteria: object
  channels: Channel[]
  /** In print order; the lines of one message leave together (TS-95). */
  messages: { channel: Channel; lines: Line[] }[]
  unreachable: (Line & { reason: UnreachableReason })[]
  /** Retraction delay of the e-mails; 0 for one person, told on purpose. */
  delayMinutes: number
}

type Requested = { batchId: string; repeated: boolean }

/**
 * Writes a run once by request: two clicks, or two people, wait for each other, and the same key gives the same batch.
 * `plan` reads, locks and refuses what it must in the transaction.
 */
export async function requestBatch(
  actor: StaffActor,
  requestKey: string,
  plan: (tx: Tx) => Promise<NewBatch>,
): Promise<Requested> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`notification/${actor.schoolId}`}, 0))`
    const known = await tx.notificationBatch.findFirst({
      where: { requestKey, schoolId: actor.schoolId, requestedById: actor.id },
      select: { id: true },
    })
    if (known) return { batchId: known.id, repeated: true }
    return { batchId: await write(tx, actor, { ...(await plan(tx)), requestKey }), repeated: false }
  }, LONG_ENOUGH)
}

type Write = NewBatch & { requestKey: string }

/** Its batch, one delivery for each code, its audit row and its events. E-mails wait for the delay, sheets do not. */
async function write(tx: Tx, actor: StaffActor, batch: Write): Promise<string> {
  const { schoolId } = actor
  if (batch.messages.some(({ channel }) => channel === 'EMAIL') && !hasRelay()) throw new Refusal('CLOSED', NO_RELAY)
  const delay = batch.delayMinutes * MINUTE
  const createdAt = businessNow()
  const { id } = await tx.notificationBatch.create({
    data: {
      schoolId,
      kind: batch.kind,
      requestedById: actor.id,
      requestKey: batch.requestKey,
      criteria: batch.criteria,
      channels: batch.channels,
      createdAt,
      cancellableUntil: new Date(createdAt.getTime() + delay),
    },
    select: { id: true },
  })
  await insertDeliveries(tx, { ...batch, schoolId, batchId: id, firstNumber: await nextLetterNumber(tx, schoolId) })
  await recordAudit(tx, actor, {
    action: 'notification.requested',
    target: { type: 'notification-batch', id },
    count: batch.unreachable.length + batch.messages.reduce((count, { lines }) => count + lines.length, 0),
    channels: batch.channels,
  })
  const printed = batch.messages.some(({ channel }) => channel === 'LETTER')
  if (printed) await emit(tx, lettersRequested({ batchId: id }, { id: `letters-${id}` }))
  const notBefore = new Date(realNow().getTime() + delay)
  await emit(tx, delayEnded({ batchId: id }, { id: `batch-start-${id}`, notBefore }))
  return id
}

async function nextLetterNumber(tx: Tx, schoolId: string): Promise<number> {
  const { _max } = await tx.delivery.aggregate({ where: { schoolId }, _max: { letterNumber: true } })
  return (_max.letterNumber ?? 0) + 1
}

type Insert = Pick<NewBatch, 'messages' | 'unreachable'> & { schoolId: string; batchId: string; firstNumber: number }

async function insertDeliveries(tx: Tx, { schoolId, batchId, firstNumber, ...batch }: Insert): Promise<void> {
  let number = firstNumber
  let position = 0
  const rows: object[] = []
  for (const { channel, lines } of batch.messages) {
    const groupId = crypto.randomUUID()
    const letterNumber = channel === 'LETTER' ? number++ : null
    lines.forEach((line, index) => {
      // The first delivery of a message has the message's own id.
      const id = index === 0 ? groupId : crypto.randomUUID()
      const state = { channel, letterNumber, state: 'PLANNED', reason: null }
      rows.push({ ...line, ...state, id, groupId, position: ++position })
    })
  }
  for (const { reason, ...line } of batch.unreachable) {
    const id = crypto.randomUUID()
    const state = { channel: null, letterNumber: null, state: 'UNREACHABLE', reason }
    rows.push({ ...line, ...state, id, groupId: id, position: ++position })
  }
  await tx.$executeRaw`
    insert into delivery (id, school_id, batch_id, subject_id, group_id, channel, letter_number, state, reason, position, recipient)
    select id, ${schoolId}::uuid, ${batchId}::uuid, "subjectId", "groupId", channel::delivery_channel, "letterNumber",
           state::delivery_state, reason, position, recipient
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line (
      id uuid, "subjectId" uuid, "groupId" uuid, channel text, "letterNumber" int, state text, reason text, position int, recipient jsonb)`
}
