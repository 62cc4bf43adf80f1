import 'server-only'
import { eventType } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { redrawFiles } from '../commands/redraw-files'
import { lettersDied } from '../events'

/** A code of a file that nobody has downloaded was replaced or withdrawn: the file is drawn again without its letter. */
export const redrawLetters = inngest.createFunction(
  {
    id: 'mailings.redraw-letters',
    triggers: [eventType(lettersDied.event, { schema: lettersDied.schema })],
    retries: 4,
    concurrency: [{ limit: 1, key: 'event.data.batchId' }],
  },
  async ({ event, step }) => ({ redrawn: await step.run('redraw', () => redrawFiles(event.data.batchId)) }),
)
