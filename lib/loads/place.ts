import 'server-only'
import type { BulkClient } from '@/lib/platform/bulk'
import type { LoadKind } from './kinds'

/** Space of advisory locks: one load of a kind at a time in a school, analysis or writing. */
const LOCK_SPACE = 7_270_172

type Asked = { schoolId: string; wait: boolean }

/** Session lock: released by PostgreSQL when the connection ends, even by kill -9. False when another load holds it. */
export async function takePlace(client: BulkClient, { kind }: LoadKind, { schoolId, wait }: Asked): Promise<boolean> {
  const place = [LOCK_SPACE, `${kind} ${schoolId}`]
  if (wait) {
    await client.query('select pg_advisory_lock($1, hashtext($2))', place)
    return true
  }
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as taken',
    place,
  )
  return rows[0]?.taken === true
}
