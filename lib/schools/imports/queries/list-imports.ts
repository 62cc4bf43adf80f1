import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type LoadRow, listLoads } from '@/lib/loads/queries/list-loads'
import type { Page } from '@/lib/platform/pagination'
import { importLoad } from '../load-kind'
import type { ImportFigures } from '../report'

export type ImportRow = Pick<LoadRow, 'id' | 'createdAt' | 'state' | 'undoneAt' | 'requestedBy'> & {
  files: { name: string; sha256: string }[]
  students: ImportFigures['students'] | null
}

/** History of the school's imports, the last one first: who, when, which files, what came of it. */
export async function listImports(actor: StaffActor, asked: number): Promise<Page<ImportRow>> {
  const page = await listLoads(actor, importLoad, asked)
  return {
    ...page,
    rows: page.rows.map(({ id, createdAt, state, undoneAt, requestedBy, report, files }) => ({
      id,
      createdAt,
      state,
      undoneAt,
      requestedBy,
      files: files.map(({ name, sha256 }) => ({ name, sha256: sha256 ?? '' })),
      students: (report as ImportFigures | null)?.students ?? null,
    })),
  }
}
