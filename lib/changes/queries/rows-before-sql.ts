import 'server-only'
import { Prisma } from '@/lib/platform/db'

/**
 * What the rows of a table were before the last change of these schools that touched each: `row_id`, `before` as jsonb.
 * Changes that were taken back, or are forgotten, say nothing.
 */
export const rowsBefore = (table: 'access' | 'activation_code', schoolId: string): Prisma.Sql => Prisma.sql`
  select distinct on (r.row_id) r.row_id, r.before
  from school_change_row r join school_change c on c.id = r.change_id
  where c.school_id = ${schoolId}::uuid and c.undone_at is null and r.table_name = ${table} and r.before is not null
  order by r.row_id, c.made_at desc, c.id desc`
