import 'server-only'
import type { BulkClient } from '@/lib/platform/bulk'
import { Prisma, type Tx } from '@/lib/platform/db'

const COMPARED = ['import_student', 'import_guardian', 'import_guardianship', 'import_division', 'import_mef']
const STAGED = [...COMPARED, 'import_doubt']

/** What an earlier attempt staged, on the connection of the analysis that begins again; what people answered stays. */
export async function clearStagedRows(client: BulkClient, importId: string): Promise<void> {
  for (const table of COMPARED) await client.query(`delete from ${table} where import_id = $1`, [importId])
  await client.query('delete from import_doubt where import_id = $1 and same is null', [importId])
}

/** The analysed content of imports that are written, given up or too old. */
export async function forgetStagedRows(tx: Tx, importIds: readonly string[]): Promise<void> {
  for (const table of STAGED)
    await tx.$executeRaw`delete from ${Prisma.raw(table)} where import_id = any(${importIds}::uuid[])`
}
