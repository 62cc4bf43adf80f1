import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { BATCH_NOT_FOUND } from '@/lib/mailings/messages'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { CSV_BOM, csvLine } from '@/lib/platform/csv/write'
import { Refusal } from '@/lib/platform/errors'
import { LEGAL_RANK_LABELS } from '@/lib/schools'
import { BATCH_WORDS, CODE_KINDS } from '../labels-batch'
import { listBatchLines } from './list-batch-lines'

/** « Responsables non notifiés » (or pupils) of a run, each with its reason, as CSV. */
export async function exportBatchLines(actor: StaffActor, batchId: string): Promise<{ fileName: string; csv: string }> {
  const batch = await findBatch(actor, batchId, CODE_KINDS)
  if (!batch) throw new Refusal('NOT_FOUND', BATCH_NOT_FOUND)
  const lines = await listBatchLines(actor, { batchId, untold: true })
  const table =
    batch.kind === 'CAE'
      ? [['Elève', 'Division', 'Motif'], ...lines.map((line) => [line.student, line.division, line.why])]
      : [
          ['Responsable', 'Qualité', 'Elève', 'Division', 'Motif'],
          ...lines.map(({ guardian, ...line }) => [
            guardian?.name ?? '',
            guardian && LEGAL_RANK_LABELS[guardian.legalRank],
            ...[line.student, line.division, line.why],
          ]),
        ]
  return {
    fileName: `${BATCH_WORDS[batch.kind].People} non notifiés.csv`,
    csv: [CSV_BOM, ...table.map((cells) => csvLine(cells))].join(''),
  }
}
