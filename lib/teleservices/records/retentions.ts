import 'server-only'
import { expireLoads } from '@/lib/loads/commands/expire-loads'
import { forgetAnomalies } from '@/lib/loads/commands/forget-loads'
import type { LoadKind } from '@/lib/loads/kinds'
import type { Retention } from '@/lib/platform/retention'
import { recordLoad } from './load-kinds'

async function ofEach(run: (kind: LoadKind) => Promise<number>): Promise<number> {
  let forgotten = 0
  for (const kind of Object.values(recordLoad)) forgotten += await run(kind)
  return forgotten
}

export const RECORD_RETENTIONS: readonly Retention[] = [
  {
    name: 'recordLoads',
    what: 'Fichier de notes, d’absences ou de compétences que personne n’a confirmé',
    after: '1 jour',
    from: 'après son envoi',
    run: () => ofEach(expireLoads),
  },
  {
    name: 'recordAnomalies',
    what: 'Lignes laissées de côté d’un fichier de notes, d’absences ou de compétences, qui nomment des élèves',
    after: '30 jours, puis leur nombre seul',
    from: 'après le chargement',
    run: () => ofEach(forgetAnomalies),
  },
]
