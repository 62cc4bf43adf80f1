import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/jobs/client'
import { startBatch } from '../commands/start-batch'

const delayEnded = eventType('mailings/batch.delay-ended', { schema: z.object({ batchId: z.uuid() }) })

/** Wakes up when the retraction delay of a run ends. */
export const startNotificationBatch = inngest.createFunction(
  { id: 'mailings.start-batch', triggers: [delayEnded], retries: 4 },
  async ({ event, step }) => ({ state: await step.run('start', () => startBatch(event.data.batchId)) }),
)
