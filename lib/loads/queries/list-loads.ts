import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { db, Prisma } from '@/lib/platform/db'
import { linesOf, pageOf } from '@/lib/platform/page-sql'
import { clampPage, type Page, pageCount } from '@/lib/platform/pagination'
import type { LoadState } from '../domain/states'
import type { LoadAnswers, LoadCounts, LoadKind } from '../kinds'

export type LoadedFileRow = { name: string; size: number | null; sha256: string | null; root: string | null }

export type LoadRow = {
  id: string
  state: LoadState
  year: number | null
  createdAt: Date
  finishedAt: Date | null
  /** When what it wrote was taken back. */
  undoneAt: Date | null
  /** Null: the command line, or an account that is gone. */
  requestedBy: string | null
  confirmedBy: string | null
  progress: number
  progressLabel: string | null
  /** Figures of the analysis, of the shape that the kind says. */
  report: unknown
  answers: LoadAnswers | null
  counts: LoadCounts | null
  fault: string | null
  /** Found, more than those that are kept. */
  anomalyCount: number
  /** By name. */
  files: LoadedFileRow[]
}

type Found = Omit<LoadRow, 'requestedBy' | 'confirmedBy'> & {
  requestedById: string | null
  confirmedById: string | null
}

const COLUMNS = Prisma.sql`
  l.id, l.state, l.year, l.created_at as "createdAt", l.finished_at as "finishedAt", l.undone_at as "undoneAt", l.requested_by_id as "requestedById",
  l.confirmed_by_id as "confirmedById", l.progress, l.progress_label as "progressLabel", l.report, l.answers, l.counts,
  l.fault, l.anomaly_count as "anomalyCount",
  coalesce((
    select jsonb_agg(jsonb_build_object('name', f.name, 'size', f.size, 'sha256', f.sha256, 'root', f.root) order by f.name, f.id)
    from loaded_file f where f.load_id = l.id), '[]') as files`

/** History of the school's loads of a kind, the last one first: who, when, which files, what came of it. */
export async function listLoads(
  actor: StaffActor,
  { kind }: Pick<LoadKind, 'kind'>,
  asked: number,
): Promise<Page<LoadRow>> {
  const rows = await db.$queryRaw<(Found & { total: number })[]>`
    with counted as (
      select count(*)::int as total from file_load where school_id = ${actor.schoolId}::uuid and kind = ${kind}
    )
    select counted.total, shown.* from counted
    left join lateral (
      select ${COLUMNS} from file_load l
      where l.school_id = ${actor.schoolId}::uuid and l.kind = ${kind}
      order by l.created_at desc, l.id desc ${linesOf(pageOf(asked, Prisma.sql`counted.total`))}
    ) shown on true
    order by shown."createdAt" desc, shown.id desc`
  const total = rows[0]?.total ?? 0
  const found = total === 0 ? [] : rows.map(({ total: _total, ...row }) => row)
  return { rows: await named(found), total, page: clampPage(asked, total), pageCount: pageCount(total) }
}

/** One load of the actor's school; null when it is another school's, of another kind, or does not exist. */
export async function findLoad(
  actor: StaffActor,
  { kind, loadId }: { kind: Pick<LoadKind, 'kind'>; loadId: string },
): Promise<LoadRow | null> {
  const found = await db.$queryRaw<Found[]>`
    select ${COLUMNS} from file_load l
    where l.id = ${loadId}::uuid and l.school_id = ${actor.schoolId}::uuid and l.kind = ${kind.kind}`
  const [load] = await named(found)
  return load ?? null
}

async function named(found: readonly Found[]): Promise<LoadRow[]> {
  const names = await namesOfAccounts(
    found.flatMap(({ requestedById, confirmedById }) => [requestedById, confirmedById]),
  )
  return found.map(({ requestedById, confirmedById, ...row }) => ({
    ...row,
    requestedBy: names.get(requestedById ?? '') ?? null,
    confirmedBy: names.get(confirmedById ?? '') ?? null,
  }))
}
