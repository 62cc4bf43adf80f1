import 'server-only'
import { db, Prisma, type Tx } from '@/lib/platform/db'

/** Of `delivery`: it left its run, because its code might not be told any more. A run taken back keeps its lines. */
export const LEFT_ITS_RUN = Prisma.sql`(delivery.state = 'CANCELLED' and delivery.reason is not null)`

/** Of `delivery`: letters, of which one may speak of several couples (TS-95), without those that left their run. */
export const LETTERS = Prisma.sql`count(distinct delivery.letter_number) filter (where not ${LEFT_ITS_RUN})::int`

type Files = { schoolId: string; batchIds: readonly string[]; documentIds: readonly string[] }

/** How many letters each of these files of these runs of the school holds, by its id. */
export async function lettersOfFiles(
  { schoolId, batchIds, documentIds }: Files,
  tx: Tx = db,
): Promise<Map<string, number>> {
  if (documentIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; letters: number }[]>`
    select document_id as id, ${LETTERS} as letters from delivery
    where batch_id = any(${[...batchIds]}::uuid[]) and school_id = ${schoolId}::uuid
      and document_id = any(${[...documentIds]}::uuid[])
    group by document_id`
  return new Map(rows.map(({ id, letters }) => [id, letters]))
}
