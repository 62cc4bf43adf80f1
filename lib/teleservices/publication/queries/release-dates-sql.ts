import 'server-only'
import { Prisma, type Tx } from '@/lib/platform/db'
import { divisionsOfNow } from '@/lib/schools'
import type { PublicationKind } from '../domain/publication'

type DatesOf = { schoolId: string; kind: PublicationKind }

/** Condition over `release_date`: of one téléservice, but not of a year that is over, whose dates say what was read then. */
export const datesOfNow = ({ schoolId, kind }: DatesOf): Prisma.Sql => Prisma.sql`
  school_id = ${schoolId}::uuid and kind = ${kind}::teleservice_kind and division_id in (${divisionsOfNow(schoolId)})`

export async function countDates(tx: Tx, dates: DatesOf): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from release_date where ${datesOfNow(dates)}`
  return row?.count ?? 0
}
