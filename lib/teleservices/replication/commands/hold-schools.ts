import 'server-only'
import type { BulkClient } from '@/lib/platform/bulk'
import { db, Prisma } from '@/lib/platform/db'

/** Space of advisory locks: one replication at a time of a school. */
const LOCK_SPACE = 7_270_173

/**
 * Those of the schools that no other replication holds, held until `client` ends, even by kill -9: a row only tells, the lock
 * dies with its process.
 */
export async function holdSchools(client: BulkClient, schoolIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from unnest($1::uuid[]) as school(id) where pg_try_advisory_lock($2, hashtext(id::text)) order by id',
    [schoolIds, LOCK_SPACE],
  )
  return rows.map(({ id }) => id)
}

/** Of the school that `school` names: a living process replicates it at this moment. */
export const isHeld = (school: Prisma.Sql): Prisma.Sql => Prisma.sql`
  exists (
    select from pg_locks
    where locktype = 'advisory' and granted and objsubid = 2 and classid::bigint = ${LOCK_SPACE}
      and objid::bigint = (hashtext(${school}::text)::bigint & 4294967295)
      and database = (select oid from pg_database where datname = current_database()))`

/** The same, asked alone. */
export async function isReplicating(schoolId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ held: boolean }[]>`select ${isHeld(Prisma.sql`${schoolId}`)} as held`
  return row?.held === true
}
