import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'

export type AnomalyRow = {
  id: string
  severity: 'ERROR' | 'QUESTION' | 'WARNING'
  code: string
  message: string
  fileName: string | null
  line: number | null
  subject: string | null
}

/** What is wrong in the files, errors first, in the order of the file. Questions are asked elsewhere. */
export async function listImportAnomalies(
  actor: StaffActor,
  importId: string,
  asked: number,
): Promise<Page<AnomalyRow>> {
  const where = {
    import: { id: importId, schoolId: actor.schoolId },
    severity: { in: ['ERROR' as const, 'WARNING' as const] },
  }
  const total = await db.importAnomaly.count({ where })
  const page = clampPage(asked, total)
  const rows = await db.importAnomaly.findMany({
    where,
    orderBy: [{ severity: 'asc' }, { line: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: { id: true, severity: true, code: true, message: true, fileName: true, line: true, subject: true },
  })
  return { rows, total, page, pageCount: pageCount(total) }
}
