import 'server-only'
import { businessNow, daysBefore } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Retention } from '@/lib/platform/retention'

export const RECORD_RETENTIONS: readonly Retention[] = [
  {
    name: 'recordLoads',
    what: 'Fichier de notes ou d’absences que personne n’a confirmé',
    after: '1 jour',
    from: 'après son envoi',
    run: () => db.$executeRaw`
      update record_load set state = 'CANCELLED', content = null, finished_at = ${businessNow()}
      where state = 'READY' and created_at < ${daysBefore(1)}`,
  },
  {
    name: 'recordAnomalies',
    what: 'Lignes laissées de côté d’un fichier de notes ou d’absences, qui nomment des élèves',
    after: '30 jours, puis leur nombre seul',
    from: 'après le chargement',
    run: () => db.$executeRaw`
      update record_load set anomalies = '[]'
      where finished_at < ${daysBefore(30, businessNow())} and anomalies <> '[]'`,
  },
]
