import 'server-only'
import { type BulkClient, withBulkConnection } from '@/lib/platform/bulk'
import { businessNow } from '@/lib/platform/clock'
import { OPEN_STATES } from '../domain/states'
import type { LoadKind } from '../kinds'
import { takePlace } from '../place'

/**
 * Ends what a command line left open when it was killed, in a school whose place this connection holds: nobody else will
 * finish it. Returns how many.
 */
export async function endAbandoned(client: BulkClient, { kind }: LoadKind, schoolId: string): Promise<number> {
  const { rowCount } = await client.query(
    `update file_load set state = 'CANCELLED', finished_at = $4, progress_label = null
     where school_id = $1 and kind = $2 and requested_by_id is null and state = any($3::load_state[])`,
    [schoolId, kind, OPEN_STATES, businessNow()],
  )
  return rowCount ?? 0
}

/** The same for whoever holds no place: nothing while a command line is at work. True when something was ended. */
export const freePlace = (kind: LoadKind, schoolId: string): Promise<boolean> =>
  withBulkConnection(
    async (client) =>
      (await takePlace(client, kind, { schoolId, wait: false })) && (await endAbandoned(client, kind, schoolId)) > 0,
  )
