import 'server-only'
import { cron } from 'inngest'
import { inngest } from '@/lib/jobs/client'
import { expireLoads } from '../commands/expire-loads'
import { loadKinds } from '../kinds'

/** Every hour: what nobody confirms is kept for as long as its kind says (model.md). */
export const expireLoadsJob = inngest.createFunction(
  { id: 'loads.expire', triggers: [cron('TZ=Europe/Paris 20 * * * *')], concurrency: 1 },
  async ({ step }) => {
    const cancelled: Record<string, number> = {}
    for (const kind of loadKinds()) cancelled[kind.kind] = await step.run(kind.kind, () => expireLoads(kind))
    return { cancelled }
  },
)
