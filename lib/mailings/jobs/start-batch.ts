import 'server-only'
import { eventType } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { startBatch } from '../commands/start-batch'
import { delayEnded } from '../events'

/** Wakes up when the retraction delay of a run ends. */
export const startNotificationBatch = inngest.createFunction(
  { id: 'mailings.start-batch', triggers: [eventType(delayEnded.event, { schema: delayEnded.schema })], retries: 4 },
  async ({ event, step }) => ({ state: await step.run('start', () => startBatch(event.data.batchId)) }),
)
