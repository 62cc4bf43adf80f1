import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { reasonText } from '@/lib/mailings/labels'
import { BATCH_NOT_FOUND } from '@/lib/mailings/messages'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { TO_TAKE_UP } from '@/lib/mailings/queries/list-lines'
import { CSV_BOM, csvLine } from '@/lib/platform/csv/write'
import { Refusal } from '@/lib/platform/errors'
import { LEGAL_RANK_LABELS } from '@/lib/schools'
import { BATCH_WORDS, CODE_KINDS } from '../labels-batch'
import { listBatchLines } from './list-batch-lines'

/** « Responsables à reprendre » (or pupils) of a run, as CSV. */
export async function exportBatchLines(actor: StaffActor, batchId: string): Promise<{ fileName: string; csv: string }> {
  const batch = await findBatch(actor, batchId, CODE_KINDS)
  if (!batch) throw new Refusal('NOT_FOUND', BATCH_NOT_FOUND)
  const lines = await listBatchLines(actor, { batchId, states: TO_TAKE_UP })
  const table =
    batch.kind === 'CAE'
      ? [['Elève', 'Division', 'Motif'], ...lines.map((line) => [line.student, line.division, reasonText(line)])]
      : [
          ['Responsable', 'Qualité', 'Elève', 'Division', 'Motif'],
          ...lines.map(({ guardian, ...line }) => [
            guardian?.name ?? '',
            guardian && LEGAL_RANK_LABELS[guardian.legalRank],
            ...[line.student, line.division, reasonText(line)],
          ]),
        ]
  return {
    fileName: `${BATCH_WORDS[batch.kind].People} à reprendre.csv`,
    csv: [CSV_BOM, ...table.map((cells) => csvLine(cells))].join(''),
  }
}
