import 'server-only'
import { eventType } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { runWorker } from '@/lib/jobs/worker'
import { importUploaded } from '../../events'
import { failImport } from '../commands/fail-import'
import { ANALYSIS_FAILED } from '../messages'

/** Reads the files of an import in a worker thread; killed, it begins again. */
export const analyseImportJob = inngest.createFunction(
  {
    id: 'schools.analyse-import',
    triggers: [eventType(importUploaded.event, { schema: importUploaded.schema })],
    retries: 3,
    // Each takes a processor and up to 300 MB.
    concurrency: [{ limit: 2 }],
    onFailure: ({ event }) => failImport(event.data.event.data.importId, ANALYSIS_FAILED),
  },
  async ({ event, step }) => {
    const { importId } = event.data
    await step.run('analyse', () => runWorker<null>('import-worker', { phase: 'analyse', importId }))
  },
)
