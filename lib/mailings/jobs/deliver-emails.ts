import 'server-only'
import { eventType } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { mailer } from '@/lib/notifications/mailer'
import { db } from '@/lib/platform/db'
import { finishBatch } from '../commands/follow-batch'
import { batchStarted, messageAsked } from '../events'
import { sendEmails } from './send-emails'

/** A run has at most 1,000 steps: beyond, the sweep wakes another one. */
const SLICES = 300
const ONE_BY_BATCH = { limit: 1, key: 'event.data.batchId' }

type Steps = {
  run<Result>(id: string, work: () => Promise<Result>): Promise<Result>
  sleep(id: string, milliseconds: number): Promise<void>
}

/** Sends the e-mails of a run, slice by slice; sleeps while only those that wait for another try are left. */
async function deliver(step: Steps, batchId: string): Promise<boolean> {
  for (let slice = 0; slice < SLICES; slice++) {
    const { remaining, waitMs } = await step.run(`send-${slice}`, () => sendEmails(batchId, mailer()))
    if (remaining === 0) break
    if (waitMs > 0) await step.sleep(`wait-${slice}`, waitMs)
  }
  return step.run('finish', () => db.$transaction((tx) => finishBatch(tx, batchId)))
}

export const deliverEmails = inngest.createFunction(
  {
    id: 'mailings.deliver-emails',
    triggers: [eventType(batchStarted.event, { schema: batchStarted.schema })],
    retries: 4,
    concurrency: [ONE_BY_BATCH, { limit: 4 }],
  },
  ({ event, step }) => deliver(step as Steps, event.data.batchId),
)

/** A message to one person never waits behind the runs of schools. */
export const deliverMessage = inngest.createFunction(
  {
    id: 'mailings.deliver-message',
    triggers: [eventType(messageAsked.event, { schema: messageAsked.schema })],
    retries: 4,
    concurrency: [ONE_BY_BATCH, { limit: 10 }],
  },
  ({ event, step }) => deliver(step as Steps, event.data.batchId),
)
