import 'server-only'
import { daysBefore } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Retention } from '@/lib/platform/retention'

export const SELECTION_RETENTIONS: readonly Retention[] = [
  {
    // A list at work keeps its old ticks: somebody unticked long ago must not be told because time passed.
    name: 'selections',
    what: 'Cases cochées ou décochées d’une liste, et restées sans suite',
    after: '1 an',
    from: 'après la dernière case changée dans la liste',
    run: () => db.$executeRaw`
      delete from selection_tick
      where (account_id, school_id, list) in (
        select account_id, school_id, list from selection_tick
        group by account_id, school_id, list having max(updated_at) < ${daysBefore(365)}
      )`,
  },
]
