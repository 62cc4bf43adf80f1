import 'server-only'
import type { Prisma, Tx } from '@/lib/platform/db'

/** Runs a statement that returns a `school_id` for each row written, and counts them: school id → rows. */
export async function countBySchool(tx: Tx, statement: Prisma.Sql): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ school_id: string }[]>(statement)
  const counts = new Map<string, number>()
  for (const { school_id: id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
