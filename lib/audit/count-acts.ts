import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { AuditAction } from './entries'

type Asked = { schoolId: string; actions: readonly AuditAction[]; since: Date }

/** How many times each of these acts was done in a school since that instant (real time). */
export async function countActs(tx: Tx, { schoolId, actions, since }: Asked): Promise<Map<AuditAction, number>> {
  const rows = await tx.$queryRaw<{ action: AuditAction; count: number }[]>`
    select action, count(*)::int as count from audit_event
    where school_id = ${schoolId}::uuid and at >= ${since}::timestamptz and action = any(${[...actions]}::text[])
    group by action`
  return new Map(rows.map(({ action, count }) => [action, count]))
}
