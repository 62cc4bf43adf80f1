import 'server-only'
import { cron } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { emit, type JobEvent } from '@/lib/jobs/send'
import { businessNow, realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { batchStarted, delayEnded, lettersRequested, messageAsked } from '../events'

/** Finishes what a dead process left: rows are the truth, events are wake-up calls (decision 6). */
export const resumeNotificationBatches = inngest.createFunction(
  { id: 'mailings.resume-batches', triggers: [cron('TZ=Europe/Paris */5 * * * *')], retries: 1 },
  async ({ step }) => ({ woken: await step.run('wake', wakeForgottenBatches) }),
)

const QUIET_MS = 5 * 60_000

type Forgotten = { id: string; single: boolean; toStart: boolean; toSend: boolean; toPrint: boolean }

/**
 * Runs whose delay ended without a start, whose e-mails wait in nobody's hands, whose letters have no file, or that only
 * have to be ended. Letters that wait for somebody to download them wake nothing.
 */
export async function wakeForgottenBatches(): Promise<number> {
  const now = realNow()
  // A run asked for a moment ago has its own events under way.
  const quietSince = new Date(businessNow().getTime() - QUIET_MS)
  return db.$transaction(async (tx) => {
    const batches = await tx.$queryRaw<Forgotten[]>`
      select batch.id, batch.school_id is null as single,
             batch.state = 'SCHEDULED' as "toStart",
             batch.state = 'SENDING' and emails.held is distinct from true and (emails.held is not null or not letters.left) as "toSend",
             letters.unprinted as "toPrint"
      from notification_batch batch
      left join lateral (
        select bool_or(coalesce(lease_until > ${now}, false)) as held from delivery
        where batch_id = batch.id and channel = 'EMAIL' and state in ('PLANNED', 'SENDING')
      ) emails on true
      left join lateral (
        select count(*) > 0 as left, coalesce(bool_or(document.complete is not true), false) as unprinted from delivery
        left join stored_document document on document.id = delivery.document_id
        where delivery.batch_id = batch.id and delivery.channel = 'LETTER' and delivery.state = 'PLANNED'
      ) letters on true
      where (batch.state = 'SCHEDULED' and (batch.cancellable_until <= ${businessNow()} or batch.created_at < ${quietSince}))
         or (batch.state = 'SENDING' and batch.started_at < ${quietSince})`
    const events = batches.flatMap((batch) => eventsOf(batch, now))
    await emit(tx, ...events)
    return events.length
  })
}

type BatchEvent = typeof batchStarted | typeof delayEnded | typeof messageAsked | typeof lettersRequested

function eventsOf({ id, single, toStart, toSend, toPrint }: Forgotten, now: Date): JobEvent[] {
  // One wake-up by window: two sweeps at once, or two servers, make one.
  const window = Math.floor(now.getTime() / QUIET_MS)
  const told = (event: BatchEvent): JobEvent => event({ batchId: id }, { id: `${event.event}-${id}-${window}` })
  return [
    ...(toStart ? [told(delayEnded)] : []),
    ...(toSend ? [told(single ? messageAsked : batchStarted)] : []),
    ...(toPrint ? [told(lettersRequested)] : []),
  ]
}
