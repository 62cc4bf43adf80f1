import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { AuditAction } from './entries'

type Asked = { schoolId: string; action: AuditAction; targetType: string; targetIds: readonly string[] }

/** Among these targets of the school, those on which that act was done. */
export async function actsOn(tx: Tx, { schoolId, action, targetType, targetIds }: Asked): Promise<Set<string>> {
  const rows = await tx.auditEvent.findMany({
    where: { schoolId, action, targetType, targetId: { in: [...targetIds] } },
    select: { targetId: true },
  })
  return new Set(rows.flatMap(({ targetId }) => targetId ?? []))
}
