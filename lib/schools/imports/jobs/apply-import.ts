import 'server-only'
import { eventType } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { runWorker } from '@/lib/jobs/worker'
import { importConfirmed } from '../../events'
import { failImport } from '../commands/fail-import'
import { WRITING_FAILED } from '../messages'

/** Writes a confirmed import in one transaction; killed, it has written nothing and begins again. */
export const applyImportJob = inngest.createFunction(
  {
    id: 'schools.apply-import',
    triggers: [eventType(importConfirmed.event, { schema: importConfirmed.schema })],
    retries: 3,
    concurrency: [{ limit: 2 }],
    onFailure: ({ event }) => failImport(event.data.event.data.importId, WRITING_FAILED),
  },
  async ({ event, step }) => {
    const { importId } = event.data
    await step.run('apply', () => runWorker<null>('import-worker', { phase: 'apply', importId }))
  },
)
