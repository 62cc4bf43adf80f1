import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { db } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import type { ImportStatus } from '../domain/import-states'
import type { ImportFigures } from '../imports/report'

export type ImportRow = {
  id: string
  createdAt: Date
  state: ImportStatus
  /** Null: the command line. */
  requestedBy: string | null
  files: { name: string; sha256: string }[]
  students: ImportFigures['students'] | null
}

/** History of the school's imports, the last one first: who, when, which files, what came of it. */
export async function listImports(actor: StaffActor, asked: number): Promise<Page<ImportRow>> {
  const where = { schoolId: actor.schoolId }
  const total = await db.import.count({ where })
  const page = clampPage(asked, total)
  const rows = await db.import.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: {
      id: true,
      createdAt: true,
      state: true,
      requestedById: true,
      report: true,
      files: { select: { name: true, sha256: true }, orderBy: { name: 'asc' } },
    },
  })
  const names = await namesOfAccounts(rows.map(({ requestedById }) => requestedById))
  return {
    total,
    page,
    pageCount: pageCount(total),
    rows: rows.map(({ requestedById, report, ...row }) => ({
      ...row,
      requestedBy: names.get(requestedById ?? '') ?? null,
      students: (report as ImportFigures | null)?.students ?? null,
    })),
  }
}
