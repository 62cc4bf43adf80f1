import { withBulkConnection } from '@/lib/platform/bulk'
import { holdSchools } from '@/lib/teleservices/replication/commands/hold-schools'

/** Runs while another replication holds the school. */
export const whileHeld = <Result>(schoolId: string, run: () => Promise<Result>): Promise<Result> =>
  withBulkConnection(async (client) => {
    if ((await holdSchools(client, [schoolId])).length === 0) throw new Error('The school is held already.')
    return run()
  })
