import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { ownLoad } from '@/lib/loads/queries/load-sql'
import { db, Prisma } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import { CHANGE_OF, type ChangeKind, type ChangeWord } from '../domain/import-changes'
import { importLoad } from '../load-kind'

export type ChangeRow = {
  id: string
  /** « BELKACEM Lina » */
  name: string
  /** Division of a pupil, pupil of a link. */
  detail: string | null
  changes: Record<string, [unknown, unknown]> | null
}

type Asked = { importId: string; kind: ChangeKind; word: ChangeWord; page: number }

const NAME = (alias: string) =>
  Prisma.raw(`upper(coalesce(nullif(${alias}.usage_name, ''), ${alias}.family_name)) || ' ' || ${alias}.first_name`)

/** Where the rows of each list are, and how they are named; `i` is the staged row. */
const LISTS: Record<ChangeKind, { from: Prisma.Sql; columns: Prisma.Sql; order: Prisma.Sql }> = {
  eleves: {
    from: Prisma.sql`import_student i`,
    columns: Prisma.sql`i.student_id as id, ${NAME('i')} as name, i.division_code as detail`,
    order: Prisma.sql`i.family_name_key, i.first_name_key, i.student_id`,
  },
  responsables: {
    from: Prisma.sql`import_guardian i`,
    columns: Prisma.sql`i.guardian_id as id, ${NAME('i')} as name, null as detail`,
    order: Prisma.sql`i.family_name_key, i.first_name_key, i.guardian_id`,
  },
  liens: {
    from: Prisma.sql`import_guardianship i
      left join import_guardian ig on ig.import_id = i.import_id and ig.guardian_id = i.guardian_id
      left join guardian g on g.id = i.guardian_id
      left join import_student es on es.import_id = i.import_id and es.student_id = i.student_id
      left join student s on s.id = i.student_id`,
    columns: Prisma.sql`i.guardianship_id as id, coalesce(${NAME('ig')}, ${NAME('g')}) as name, coalesce(${NAME('es')}, ${NAME('s')}) as detail`,
    order: Prisma.sql`coalesce(ig.family_name_key, g.family_name_key), coalesce(ig.first_name_key, g.first_name_key), i.guardianship_id`,
  },
}

/** One page of what an import would do, while its staged rows are kept. Another school's import has no row. */
export async function listImportChanges(actor: StaffActor, asked: Asked): Promise<Page<ChangeRow>> {
  const { from, columns, order } = LISTS[asked.kind]
  const where = Prisma.sql`
    where i.import_id = (${ownLoad({ kind: importLoad, schoolId: actor.schoolId, loadId: asked.importId })})
      and i.change = ${CHANGE_OF[asked.word]}::import_change`
  const [counted] = await db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${from} ${where}`
  const total = counted?.total ?? 0
  const page = clampPage(asked.page, total)
  const rows = await db.$queryRaw<ChangeRow[]>`
    select ${columns}, i.changes from ${from} ${where}
    order by ${order} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`
  return { rows, total, page, pageCount: pageCount(total) }
}
