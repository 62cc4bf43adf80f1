import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/jobs/client'
import { mailer } from '@/lib/notifications/mailer'
import { db } from '@/lib/platform/db'
import { finishBatch } from '../commands/follow-batch'
import { sendEmails } from './send-emails'

const batchStarted = eventType('teleservices/batch.started', { schema: z.object({ batchId: z.uuid() }) })

/** A run has at most 1,000 steps: beyond, the sweep wakes another one. */
const SLICES = 300

/** Sends the e-mails of a run, slice by slice; sleeps while only those that wait for another try are left. */
export const deliverEmails = inngest.createFunction(
  {
    id: 'teleservices.deliver-emails',
    triggers: [batchStarted],
    retries: 4,
    concurrency: [{ limit: 1, key: 'event.data.batchId' }, { limit: 4 }],
  },
  async ({ event, step }) => {
    const { batchId } = event.data
    for (let slice = 0; slice < SLICES; slice++) {
      const { remaining, waitMs } = await step.run(`send-${slice}`, () => sendEmails(batchId, mailer()))
      if (remaining === 0) break
      if (waitMs > 0) await step.sleep(`wait-${slice}`, waitMs)
    }
    return step.run('finish', () => db.$transaction((tx) => finishBatch(tx, batchId)))
  },
)
