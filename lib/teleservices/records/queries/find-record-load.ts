import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { listLoadAnomalies } from '@/lib/loads/queries/list-load-anomalies'
import { findLoad, type LoadRow, listLoads } from '@/lib/loads/queries/list-loads'
import type { Page } from '@/lib/platform/pagination'
import type { RecordAnomaly, RecordKind, RecordReport } from '../files/content'
import { RECORD_PAGES } from '../labels'
import type { RecordLoadForm } from '../schemas'
import { RECORD_LOADS } from './load-sql'

export type RecordLoadRow = Pick<
  LoadRow,
  'id' | 'state' | 'anomalyCount' | 'counts' | 'createdAt' | 'finishedAt' | 'fault' | 'requestedBy'
> &
  RecordReport & { kind: RecordKind; fileName: string }

/** The total of its anomalies counts those that were not kept too. */
export type RecordLoadDetails = RecordLoadRow & { anomalies: Page<RecordAnomaly> }

/** A load of the school with one page of its anomalies, or null. */
export async function findRecordLoad(
  actor: StaffActor,
  { type, loadId }: RecordLoadForm,
  asked: number,
): Promise<RecordLoadDetails | null> {
  const record = RECORD_PAGES[type].kind
  const kind = RECORD_LOADS[record]
  const found = await findLoad(actor, { kind, loadId })
  if (!found) return null
  const kept = await listLoadAnomalies(actor, { kind, loadId, page: asked })
  const rows = kept.rows.map(({ line, subject, message }) => ({ line: line ?? 0, who: subject ?? '', message }))
  return { ...toRow(record, found), anomalies: { ...kept, rows, total: found.anomalyCount } }
}

/** History of the files of that kind, the last one first: who, when, which file, what came of it. */
export async function listRecordLoads(
  actor: StaffActor,
  record: RecordKind,
  asked: number,
): Promise<Page<RecordLoadRow>> {
  const page = await listLoads(actor, RECORD_LOADS[record], asked)
  return { ...page, rows: page.rows.map((row) => toRow(record, row)) }
}

function toRow(kind: RecordKind, load: LoadRow): RecordLoadRow {
  const { id, state, anomalyCount, counts, createdAt, finishedAt, fault, requestedBy, report, files } = load
  const { lines = 0, spellings = [] } = (report ?? {}) as Partial<RecordReport>
  return {
    id,
    kind,
    state,
    fileName: files[0]?.name ?? '',
    lines,
    spellings,
    anomalyCount,
    counts,
    createdAt,
    finishedAt,
    fault,
    requestedBy,
  }
}
