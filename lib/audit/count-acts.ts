import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { AuditAction } from './entries'

type Asked = {
  schoolId: string
  actions: readonly AuditAction[]
  since: Date
  /** An act, and the one that takes it back: of the same target, when it says that nobody had been told. */
  takenBack: readonly [AuditAction, AuditAction]
}

/** How many times each of these acts was done in a school since that instant (real time), and not taken back. */
export async function countActs(
  tx: Tx,
  { schoolId, actions, since, takenBack: [taken, by] }: Asked,
): Promise<Map<AuditAction, number>> {
  const rows = await tx.$queryRaw<{ action: AuditAction; count: number }[]>`
    select act.action, count(*)::int as count
    from audit_event act
    where act.school_id = ${schoolId}::uuid and act.at >= ${since}::timestamptz
      and act.action = any(${[...actions]}::text[])
      and not (act.action = ${taken} and exists (
        select from audit_event back
        where back.action = ${by} and back.target_type = act.target_type and back.target_id = act.target_id
          and coalesce((back.data ->> 'told')::int, 0) = 0))
    group by act.action`
  return new Map(rows.map(({ action, count }) => [action, count]))
}
