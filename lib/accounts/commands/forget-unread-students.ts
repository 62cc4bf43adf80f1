import 'server-only'
import type { Tx } from '@/lib/platform/db'

type Students = { schoolId: string; studentIds: readonly string[] }

/**
 * Decision 16: what families could read about pupils whom nobody may read any more is deleted at once, without waiting
 * for the replication. The replication keeps to the same rule: a live access, or a valid code.
 */
export async function forgetUnreadStudents(tx: Tx, { schoolId, studentIds }: Students): Promise<void> {
  if (studentIds.length === 0) return
  await tx.$executeRaw`
    delete from teleservices.student copy
    where copy.school_id = ${schoolId}::uuid and copy.id = any(${studentIds}::uuid[])
      and not exists (
        select from access a left join guardianship g on g.id = a.guardianship_id
        where coalesce(g.student_id, a.student_id) = copy.id and a.withdrawn_at is null)
      and not exists (
        select from activation_code c left join guardianship g on g.id = c.guardianship_id
        where coalesce(g.student_id, c.student_id) = copy.id and c.invalidated_at is null)`
}
