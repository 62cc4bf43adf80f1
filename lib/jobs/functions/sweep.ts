import 'server-only'
import { cron } from 'inngest'
import type { Retention } from '@/lib/platform/retention'
import { inngest } from '../client'

/** Every night: forgets what has no use any more, one step for each retention. */
export const sweepOf = (retentions: readonly Retention[]) =>
  inngest.createFunction(
    {
      id: 'platform.sweep',
      triggers: [cron('TZ=Europe/Paris 30 3 * * *')],
      concurrency: 1,
    },
    async ({ step }) => {
      const counts: Record<string, number> = {}
      for (const { name, run } of retentions) counts[name] = await step.run(name, run)
      return counts
    },
  )
