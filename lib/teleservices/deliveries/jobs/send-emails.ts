import 'server-only'
import { senderAddress } from '@/lib/notifications/mailer'
import { type Mailer, MailRefused, MailUnavailable, MailUncertain } from '@/lib/notifications/outcomes'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { buildCaeEmail } from '../../letters/cae-email'
import { buildCarEmail } from '../../letters/car-email'
import type { LetterIssuer } from '../../letters/car-letter-content'
import { Recipient, StudentRecipient } from '../../letters/recipient'
import { issuerOfBatch, type MessagePart, partsOf } from './batch-messages'
import {
  claimMessages,
  markAccepted,
  markBegun,
  markFailed,
  markLater,
  markUncertain,
  settleAbandoned,
} from './email-states'

export type SendResult = {
  /** E-mails of the run that are not settled yet, in anybody's hands. */
  remaining: number
  /** Milliseconds before the next one may be tried; 0 when one is due. */
  waitMs: number
}

/** How long one call works before it gives its place back. */
const SLICE_MS = 20_000

/**
 * Sends the e-mails of a run that are due, with the mailer's own concurrency. Each is marked just before it leaves and
 * settled just after: whatever dies in between is settled by `settleAbandoned`, never sent twice by guess (TS-96).
 */
export async function sendEmails(batchId: string, mailer: Mailer, sliceMs = SLICE_MS): Promise<SendResult> {
  const { schoolId, kind, issuer } = await issuerOfBatch(batchId)
  await settleAbandoned(batchId, mailer.replayWindowMs)
  const next = outgoing({ batchId, schoolId, kind, size: mailer.concurrency * 4, until: Date.now() + sliceMs })
  const lanes = Array.from({ length: mailer.concurrency }, async () => {
    for (let message = await next(); message; message = await next()) await sendOne(mailer, issuer, message)
  })
  await Promise.all(lanes)
  return remainingOf(batchId)
}

type Source = { batchId: string; schoolId: string; kind: 'CAR' | 'CAE'; size: number; until: number }
type Part = MessagePart<Recipient | StudentRecipient>

/** Messages one by one for the lanes; a lane that waits for a silent relay never keeps the others from the next lot. */
function outgoing({ batchId, schoolId, kind, size, until }: Source): () => Promise<Outgoing | undefined> {
  const queue: Outgoing[] = []
  let refilling: Promise<void> | undefined
  let ended = false

  async function refill() {
    const messages = Date.now() < until ? await claimMessages(batchId, size) : []
    ended = messages.length === 0
    const parts = await partsOf<Recipient | StudentRecipient>(
      schoolId,
      messages.flatMap(({ lines }) => lines),
      kind === 'CAE' ? StudentRecipient : Recipient,
    )
    for (const { groupId, lease, lines } of messages)
      queue.push({ groupId, lease, parts: lines.flatMap(({ id }) => parts.get(id) ?? []) })
  }
  return async () => {
    while (queue.length === 0 && !ended) {
      refilling ??= refill().finally(() => {
        refilling = undefined
      })
      await refilling
    }
    return queue.shift()
  }
}

type Outgoing = { groupId: string; lease: Date; parts: Part[] }

async function sendOne(mailer: Mailer, issuer: LetterIssuer, message: Outgoing): Promise<void> {
  const attempt = await markBegun(message)
  const [first] = message.parts
  const to = first?.recipient.email
  if (attempt === null || !first || !to) return
  const mail = await mailOf(issuer, first, message.parts)
  const { groupId } = message
  const sending = mailer.send({
    ...mail,
    key: groupId,
    from: senderAddress(),
    fromName: issuer.schoolName,
    to,
    replyTo: issuer.email ?? undefined,
  })
  await sending.then(
    ({ providerId }) => markAccepted(groupId, providerId),
    (error: unknown) => settleError(groupId, error, attempt),
  )
}

function mailOf(issuer: LetterIssuer, { recipient, child }: Part, parts: readonly Part[]) {
  if (!('guardianFamily' in recipient)) return buildCaeEmail(issuer, child)
  return buildCarEmail(issuer, { guardianFamily: recipient.guardianFamily, children: parts.map((part) => part.child) })
}

async function settleError(groupId: string, error: unknown, attempt: number): Promise<void> {
  if (error instanceof MailRefused) return markFailed(groupId, 'REFUSED')
  if (error instanceof MailUnavailable) return markLater(groupId, attempt)
  if (!(error instanceof MailUncertain)) logger.error('e-mail of unknown outcome', { error, groupId })
  return markUncertain(groupId)
}

async function remainingOf(batchId: string): Promise<SendResult> {
  const now = realNow()
  const [row] = await db.$queryRaw<{ remaining: number; nextAt: Date }[]>`
    select count(*)::int as remaining, coalesce(min(coalesce(lease_until, ${now}::timestamptz)), ${now}) as "nextAt"
    from delivery where batch_id = ${batchId}::uuid and channel = 'EMAIL' and state in ('PLANNED', 'SENDING')`
  return { remaining: row?.remaining ?? 0, waitMs: Math.max(0, (row?.nextAt ?? now).getTime() - now.getTime()) }
}
