import 'server-only'
import type { Retention } from '@/lib/platform/retention'
import { expireImports } from './commands/expire-imports'

export const SCHOOL_RETENTIONS: readonly Retention[] = [
  {
    name: 'imports',
    what: 'Base élèves analysée et non confirmée',
    after: '1 jour',
    from: 'après l’analyse',
    run: expireImports,
  },
]
