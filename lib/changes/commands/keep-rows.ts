import 'server-only'
import type { Tx } from '@/lib/platform/db'

type Kept = { schoolId: string; table: 'access' | 'activation_code'; rowIds: readonly string[] }

/** Somebody decided about these rows since: what changes did to them is neither taken back nor given back. */
export async function keepRows(tx: Tx, { schoolId, table, rowIds }: Kept): Promise<void> {
  await tx.$executeRaw`
    delete from school_change_row r using school_change c
    where c.id = r.change_id and c.school_id = ${schoolId}::uuid and r.table_name = ${table}
      and r.row_id = any(${rowIds}::uuid[])`
}
