import 'server-only'
import { realNow } from './clock'
import { db } from './db'
import type { Retention } from './retention'

export const PLATFORM_RETENTIONS: readonly Retention[] = [
  {
    name: 'rateBuckets',
    what: 'Compteurs des limites d’essais',
    after: 'dès la fin de leur période',
    from: 'une minute à un jour',
    run: () => db.$executeRaw`delete from rate_bucket where expires_at < ${realNow()}`,
  },
]
