import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { CSV_BOM, csvLine } from '@/lib/platform/csv'
import { Refusal } from '@/lib/platform/errors'
import { LEGAL_RANK_LABELS } from '../labels'
import { reasonText } from '../labels-notification'
import { BATCH_NOT_FOUND } from '../messages-notification'
import { findBatch, listBatchLines, TO_TAKE_UP } from './get-batch'

/** « Responsables à reprendre » of a run, as CSV. */
export async function exportBatchLines(actor: StaffActor, batchId: string): Promise<string> {
  if (!(await findBatch(actor, batchId))) throw new Refusal('NOT_FOUND', BATCH_NOT_FOUND)
  const lines = await listBatchLines(actor, { batchId, states: TO_TAKE_UP })
  return [
    CSV_BOM,
    csvLine(['Responsable', 'Qualité', 'Elève', 'Division', 'Motif']),
    ...lines.map((line) =>
      csvLine([line.guardian, LEGAL_RANK_LABELS[line.legalRank], line.student, line.division, reasonText(line)]),
    ),
  ].join('')
}
