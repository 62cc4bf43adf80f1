import 'server-only'
import { db } from '@/lib/platform/db'

/** Says what each file was recognised as: kept even when the load is rejected. */
export async function nameRoots(loadId: string, files: readonly { name: string; root: string }[]): Promise<void> {
  await db.$executeRaw`
    update loaded_file f set root = r.root
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as r (name text, root text)
    where f.load_id = ${loadId}::uuid and f.name = r.name`
}
