import 'server-only'
import { daysBefore, realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** Wrong passwords since the last right one from which somebody may well be waiting at the door. */
const MANY = 5

/** Which of these accounts their owner may not get into now: blocked, or after many wrong passwords in a day. */
export async function lockedOut(accountIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (accountIds.length === 0) return new Set()
  const rows = await db.account.findMany({
    where: {
      id: { in: [...accountIds] },
      OR: [
        { status: 'BLOCKED' },
        { status: 'ACTIVE', credential: { failures: { gte: MANY }, lastFailedAt: { gt: daysBefore(1, realNow()) } } },
      ],
    },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}
