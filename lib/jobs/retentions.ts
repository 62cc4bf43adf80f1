import 'server-only'
import { daysBefore } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Retention } from '@/lib/platform/retention'

/** Finished runs are shown to operators, processed events protect their id. */
export const JOB_RETENTIONS: readonly Retention[] = [
  {
    name: 'jobs',
    what: 'Tâches de fond et leurs événements',
    after: '30 jours',
    from: 'après leur fin',
    async run() {
      const runs = await db.$executeRaw`delete from job_run where finished_at < ${daysBefore(30)}`
      const events = await db.$executeRaw`delete from job_event where processed_at < ${daysBefore(30)}`
      return runs + events
    },
  },
]
