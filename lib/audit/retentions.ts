import 'server-only'
import { daysBefore } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Retention } from '@/lib/platform/retention'

/** A trigger refuses to delete anything younger. */
export const AUDIT_RETENTIONS: readonly Retention[] = [
  {
    name: 'auditEvents',
    what: 'Journal des actions',
    after: '12 mois, 6 mois pour les connexions',
    from: 'après l’action',
    run: () => db.$executeRaw`
      delete from audit_event where at < ${daysBefore(366)} or (category = 'session' and at < ${daysBefore(184)})`,
  },
]
