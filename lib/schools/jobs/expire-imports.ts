import 'server-only'
import { cron } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { expireImports } from '../commands/expire-imports'

/** Every hour: an analysis that nobody confirms is kept for a day (model.md). */
export const expireImportsJob = inngest.createFunction(
  { id: 'schools.expire-imports', triggers: [cron('TZ=Europe/Paris 20 * * * *')], concurrency: 1 },
  async ({ step }) => ({ cancelled: await step.run('expire', () => expireImports()) }),
)
