import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import type { RecordLoadState } from '@/lib/platform/prisma/enums'
import type { RecordAnomaly, RecordKind } from '../files/content'
import { RECORD_PAGES } from '../labels'

/** What a confirmed load wrote: see confirm-record-load. */
export type LoadCounts = Record<string, number>

export type RecordLoadRow = {
  id: string
  kind: RecordKind
  state: RecordLoadState
  fileName: string
  lines: number
  anomalyCount: number
  counts: LoadCounts | null
  createdAt: Date
  requestedBy: string | null
}
export type RecordLoadDetails = RecordLoadRow & {
  fault: string | null
  finishedAt: Date | null
  /** The total counts those that were not kept too. */
  anomalies: Page<RecordAnomaly>
}

const COLUMNS = Prisma.sql`
  l.id, l.kind, l.state, l.file_name as "fileName", l.lines, l.anomaly_count as "anomalyCount", l.counts,
  l.created_at as "createdAt", nullif(concat_ws(' ', u.first_name, u.family_name), '') as "requestedBy"`

type Found = RecordLoadRow & Pick<RecordLoadDetails, 'fault' | 'finishedAt'> & { kept: RecordAnomaly[] }

type Asked = { type: keyof typeof RECORD_PAGES; loadId: string }

/** A load of the school with one page of its anomalies, or null. */
export async function findRecordLoad(
  actor: StaffActor,
  { type, loadId }: Asked,
  asked: number,
): Promise<RecordLoadDetails | null> {
  const [found] = await db.$queryRaw<Found[]>`
    select ${COLUMNS}, l.fault, l.finished_at as "finishedAt", l.anomalies as kept
    from record_load l left join account u on u.id = l.requested_by_id
    where l.id = ${loadId}::uuid and l.school_id = ${actor.schoolId}::uuid
      and l.kind = ${RECORD_PAGES[type].kind}::teleservice_kind`
  if (!found) return null
  const { kept, ...load } = found
  const page = clampPage(asked, kept.length)
  const rows = kept.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  return { ...load, anomalies: { rows, total: load.anomalyCount, page, pageCount: pageCount(kept.length) } }
}

/** History of the files of that kind, the last one first: who, when, which file, what came of it. */
export async function listRecordLoads(
  actor: StaffActor,
  kind: RecordKind,
  asked: number,
): Promise<Page<RecordLoadRow>> {
  const total = await db.recordLoad.count({ where: { schoolId: actor.schoolId, kind } })
  const page = clampPage(asked, total)
  const rows = await db.$queryRaw<RecordLoadRow[]>`
    select ${COLUMNS}
    from record_load l left join account u on u.id = l.requested_by_id
    where l.school_id = ${actor.schoolId}::uuid and l.kind = ${kind}::teleservice_kind
    order by l.created_at desc, l.id desc
    limit ${PAGE_SIZE} offset ${PAGE_SIZE * (page - 1)}`
  return { rows, total, page, pageCount: pageCount(total) }
}
