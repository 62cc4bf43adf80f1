import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** Removes the staged rows and the stored files of these imports; figures, anomalies and hashes stay in the history. */
export async function forgetImports(tx: Tx, importIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`delete from import_student where import_id = any(${importIds}::uuid[])`
  await tx.$executeRaw`delete from import_guardian where import_id = any(${importIds}::uuid[])`
  await tx.$executeRaw`delete from import_guardianship where import_id = any(${importIds}::uuid[])`
  await tx.$executeRaw`delete from import_division where import_id = any(${importIds}::uuid[])`
  await tx.$executeRaw`delete from import_mef where import_id = any(${importIds}::uuid[])`
  await tx.$executeRaw`
    delete from stored_document d using import_file f
    where f.document_id = d.id and f.import_id = any(${importIds}::uuid[])`
}
