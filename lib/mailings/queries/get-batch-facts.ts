import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { BatchFacts } from '../kinds'

/** Throws when the run does not exist. */
export const getBatchFacts = (tx: Tx, id: string): Promise<BatchFacts> =>
  tx.notificationBatch.findUniqueOrThrow({
    where: { id },
    select: { id: true, kind: true, schoolId: true, createdAt: true, criteria: true },
  })
