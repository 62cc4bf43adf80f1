import 'server-only'
import { senderAddress } from '@/lib/notifications/mailer'
import { type Mailer, MailRefused, MailUnavailable, MailUncertain } from '@/lib/notifications/outcomes'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { logger } from '@/lib/platform/logger'
import { type BatchFacts, mailingKind, type Prepared } from '../kinds'
import { getBatchFacts } from '../queries/get-batch-facts'
import {
  type Claimed,
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
  const batch = await getBatchFacts(db, batchId)
  await settleAbandoned(batchId, mailer.replayWindowMs)
  const next = await outgoing(batch, { size: mailer.concurrency * 4, until: Date.now() + sliceMs })
  const lanes = Array.from({ length: mailer.concurrency }, async () => {
    for (let message = await next(); message; message = await next()) await sendOne(mailer, batch, message)
  })
  await Promise.all(lanes)
  return remainingOf(batchId)
}

type Outgoing = Prepared & Claimed

/** Messages one by one for the lanes; a lane that waits for a silent relay never keeps the others from the next lot. */
async function outgoing(batch: BatchFacts, { size, until }: { size: number; until: number }) {
  const prepare = await mailingKind(batch.kind).open(batch)
  const queue: Outgoing[] = []
  let refilling: Promise<void> | undefined
  let ended = false

  async function refill() {
    const messages = Date.now() < until ? await claimMessages(batch.id, size) : []
    ended = messages.length === 0
    const prepared = await prepare(messages)
    for (const [index, message] of messages.entries()) {
      const words = prepared[index]
      if (words) queue.push({ ...message, ...words })
    }
  }
  return async (): Promise<Outgoing | undefined> => {
    while (queue.length === 0 && !ended) {
      refilling ??= refill().finally(() => {
        refilling = undefined
      })
      await refilling
    }
    return queue.shift()
  }
}

async function sendOne(mailer: Mailer, { kind }: BatchFacts, message: Outgoing): Promise<void> {
  const mail = message.sound.length > 0 ? await message.compose() : null
  const attempt = await markBegun(message)
  if (attempt === 'LOST') return
  const { groupId } = message
  const later =
    mail !== null &&
    attempt !== 'CANCELLED' &&
    (await mailer.send({ ...mail, key: groupId, from: senderAddress() }).then(
      async ({ providerId }) => {
        await markAccepted({ groupId, providerId, kind })
        return false
      },
      (error: unknown) => settleError(groupId, error, attempt),
    ))
  if (!later) await mailingKind(kind).onSettled?.(message.lines)
}

/** True when the message may leave again. */
async function settleError(groupId: string, error: unknown, attempt: number): Promise<boolean> {
  if (error instanceof MailUnavailable) return markLater(groupId, attempt)
  if (error instanceof MailRefused) await markFailed(groupId, 'REFUSED')
  else await markUncertain(groupId)
  if (!(error instanceof MailRefused || error instanceof MailUncertain))
    logger.error('e-mail of unknown outcome', { error, groupId })
  return false
}

async function remainingOf(batchId: string): Promise<SendResult> {
  const now = realNow()
  const [row] = await db.$queryRaw<{ remaining: number; nextAt: Date }[]>`
    select count(*)::int as remaining, coalesce(min(coalesce(lease_until, ${now}::timestamptz)), ${now}) as "nextAt"
    from delivery where batch_id = ${batchId}::uuid and channel = 'EMAIL' and state in ('PLANNED', 'SENDING')`
  return { remaining: row?.remaining ?? 0, waitMs: Math.max(0, (row?.nextAt ?? now).getTime() - now.getTime()) }
}
