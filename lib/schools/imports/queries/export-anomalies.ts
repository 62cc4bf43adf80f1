import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { listEveryAnomaly } from '@/lib/loads/queries/list-load-anomalies'
import { findLoad } from '@/lib/loads/queries/list-loads'
import { CSV_BOM, csvLine } from '@/lib/platform/csv/write'
import { frenchDay } from '@/lib/platform/dates'
import { Refusal } from '@/lib/platform/errors'
import { ANOMALY_LABELS } from '../labels'
import { importLoad } from '../load-kind'
import { IMPORT_NOT_FOUND } from '../messages'

/** What is to be looked at in the files of an import, as CSV, for whoever corrects it in SIECLE. Throws NOT_FOUND. */
export async function exportAnomalies(actor: StaffActor, importId: string): Promise<{ fileName: string; csv: string }> {
  const asked = { kind: importLoad, loadId: importId }
  const load = await findLoad(actor, asked)
  if (!load) throw new Refusal('NOT_FOUND', IMPORT_NOT_FOUND)
  const lines = (await listEveryAnomaly(actor, asked)).map(({ severity, subject, fileName, line, message }) =>
    csvLine([severity === 'QUESTION' ? '' : ANOMALY_LABELS[severity], subject, fileName, line, message]),
  )
  return {
    fileName: `Anomalies de l’import du ${frenchDay(load.createdAt).replaceAll('/', '-')}.csv`,
    csv: [CSV_BOM, csvLine(['Gravité', 'Qui', 'Fichier', 'Ligne', 'Que faire']), ...lines].join(''),
  }
}
