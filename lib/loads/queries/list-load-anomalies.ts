import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { linesOf, pageOf } from '@/lib/platform/page-sql'
import { clampPage, type Page, pageCount } from '@/lib/platform/pagination'
import type { LoadAnomaly, LoadKind } from '../kinds'
import { ownLoad } from './load-sql'

export type AnomalyRow = LoadAnomaly & { id: string }
type Asked = { kind: Pick<LoadKind, 'kind'>; loadId: string; page: number }

/** What is wrong in the files, errors first, in the order of the file. Questions are asked elsewhere. */
export async function listLoadAnomalies(actor: StaffActor, { kind, loadId, page }: Asked): Promise<Page<AnomalyRow>> {
  const rows = await db.$queryRaw<(AnomalyRow & { total: number })[]>`
    with found as (
      select a.id, a.severity, a.code, a.message, a.file_name as "fileName", a.line, a.subject
      from load_anomaly a
      where a.load_id = (${ownLoad({ kind, schoolId: actor.schoolId, loadId })}) and a.severity <> 'QUESTION'
    ),
    counted as (select count(*)::int as total from found)
    select counted.total, shown.* from counted
    left join lateral (
      select * from found
      order by severity, line nulls first, id ${linesOf(pageOf(page, Prisma.sql`counted.total`))}
    ) shown on true
    order by shown.severity, shown.line nulls first, shown.id`
  const total = rows[0]?.total ?? 0
  return {
    rows: total === 0 ? [] : rows.map(({ total: _total, ...row }) => row),
    total,
    page: clampPage(page, total),
    pageCount: pageCount(total),
  }
}

/** What is asked before anything is written: code and sentence of each question. */
export async function listLoadQuestions(
  actor: StaffActor,
  { kind, loadId }: Omit<Asked, 'page'>,
): Promise<{ code: string; message: string }[]> {
  return db.$queryRaw`
    select a.code, a.message from load_anomaly a
    where a.load_id = (${ownLoad({ kind, schoolId: actor.schoolId, loadId })}) and a.severity = 'QUESTION'
    order by a.code desc`
}

/** One kind of anomaly: how many, and what it says of each; `message` of one of them when they say different things. */
export type AnomalyGroup = Pick<LoadAnomaly, 'severity' | 'code' | 'message'> & { count: number }

/** The same by kind, those to correct first, then the most frequent. */
export const groupLoadAnomalies = (
  actor: StaffActor,
  { kind, loadId }: Omit<Asked, 'page'>,
): Promise<AnomalyGroup[]> => db.$queryRaw<AnomalyGroup[]>`
  select a.severity, a.code, min(a.message) as message, count(*)::int as count
  from load_anomaly a
  where a.load_id = (${ownLoad({ kind, schoolId: actor.schoolId, loadId })}) and a.severity <> 'QUESTION'
  group by a.severity, a.code
  order by a.severity, count desc, a.code`

/** All of them, in the order of the page, for a spreadsheet. */
export const listEveryAnomaly = (
  actor: StaffActor,
  { kind, loadId }: Omit<Asked, 'page'>,
): Promise<LoadAnomaly[]> => db.$queryRaw<LoadAnomaly[]>`
  select a.severity, a.code, a.message, a.file_name as "fileName", a.line, a.subject
  from load_anomaly a
  where a.load_id = (${ownLoad({ kind, schoolId: actor.schoolId, loadId })}) and a.severity <> 'QUESTION'
  order by a.severity, a.line nulls first, a.id`
