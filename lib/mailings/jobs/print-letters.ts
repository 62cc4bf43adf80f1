import 'server-only'
import { eventType } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { runWorker } from '@/lib/jobs/worker'
import { redrawFiles } from '../commands/redraw-files'
import { lettersRequested } from '../events'
import { planFiles } from './plan-files'

/**
 * Prints the letters of a run in one worker thread, one file for 500 sheets (TS-89). Started again after a death, it
 * finds the finished files complete.
 */
export const printLetters = inngest.createFunction(
  {
    id: 'mailings.print-letters',
    triggers: [eventType(lettersRequested.event, { schema: lettersRequested.schema })],
    retries: 4,
    concurrency: [{ limit: 1, key: 'event.data.batchId' }],
  },
  async ({ event, step }) => {
    const documentIds = await step.run('plan', () => planFiles(event.data.batchId))
    await step.run('print', () => runWorker<null>('letters-worker', { documentIds }))
    // What died while it was drawn.
    await step.run('check', () => redrawFiles(event.data.batchId))
    return { files: documentIds.length }
  },
)
