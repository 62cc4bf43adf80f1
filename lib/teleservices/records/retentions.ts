import 'server-only'
import { expireLoads } from '@/lib/loads/commands/expire-loads'
import { forgetAnomalies } from '@/lib/loads/commands/forget-loads'
import type { LoadKind } from '@/lib/loads/kinds'
import type { Retention } from '@/lib/platform/retention'
import { absencesLoad, marksLoad } from './load-kinds'

const ofBoth = async (run: (kind: LoadKind) => Promise<number>): Promise<number> =>
  (await run(marksLoad)) + (await run(absencesLoad))

export const RECORD_RETENTIONS: readonly Retention[] = [
  {
    name: 'recordLoads',
    what: 'Fichier de notes ou d’absences que personne n’a confirmé',
    after: '1 jour',
    from: 'après son envoi',
    run: () => ofBoth(expireLoads),
  },
  {
    name: 'recordAnomalies',
    what: 'Lignes laissées de côté d’un fichier de notes ou d’absences, qui nomment des élèves',
    after: '30 jours, puis leur nombre seul',
    from: 'après le chargement',
    run: () => ofBoth(forgetAnomalies),
  },
]
