import 'server-only'
import { Prisma } from './db'
import { PAGE_SIZE } from './pagination'

/** `clampPage` in SQL, for a statement that counts and reads at once: the page asked for, or the last one (`int`). */
export const pageOf = (asked: number, total: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`least(${asked}::int, greatest(1, ceil(${total} / ${PAGE_SIZE}::numeric)))::int`

/** `limit` and `offset` of that page. */
export const linesOf = (page: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`limit ${PAGE_SIZE} offset ${PAGE_SIZE} * (${page} - 1)`
