import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/jobs/client'
import { runWorker } from '@/lib/jobs/worker'
import { closeFile, planFiles } from './plan-files'

const lettersRequested = eventType('teleservices/letters.requested', { schema: z.object({ batchId: z.uuid() }) })

/** Prints the letters of a run, one file for 500 sheets, each in a worker thread (TS-89). */
export const printLetters = inngest.createFunction(
  {
    id: 'teleservices.print-letters',
    triggers: [lettersRequested],
    retries: 4,
    concurrency: [{ limit: 1, key: 'event.data.batchId' }],
  },
  async ({ event, step }) => {
    const documentIds = await step.run('plan', () => planFiles(event.data.batchId))
    for (const documentId of documentIds) await step.run(`print-${documentId}`, () => printOne(documentId))
    return { files: documentIds.length }
  },
)

async function printOne(documentId: string) {
  const { pages } = await runWorker<{ pages: number }>('letters-worker', { documentId })
  await closeFile(documentId, pages)
  return { pages }
}
