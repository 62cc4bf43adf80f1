import 'server-only'
import { expireLoads } from '@/lib/loads/commands/expire-loads'
import type { Retention } from '@/lib/platform/retention'
import { importLoad } from './load-kind'

export const SCHOOL_RETENTIONS: readonly Retention[] = [
  {
    name: 'imports',
    what: 'Base élèves analysée et non confirmée',
    after: '1 jour',
    from: 'après l’analyse',
    run: () => expireLoads(importLoad),
  },
]
