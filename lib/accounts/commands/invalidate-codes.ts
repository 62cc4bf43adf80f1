import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/actor'
import { subjectsDied } from '@/lib/mailings/commands/redraw-files'
import { businessNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { WithdrawalReason } from '../labels'
import { assertActsForSchool } from '../scope'
import { withdrawAccesses } from './withdraw-accesses'

export type InvalidateCodes = { schoolId: string; codeIds: readonly string[]; reason: WithdrawalReason }

/**
 * Invalidates the valid codes among `codeIds`, wipes their copies and, at once, withdraws the accesses of their
 * holders (TS-17). Audited. Returns how many codes were invalidated.
 */
export async function invalidateCodes(tx: Tx, actor: Actor, input: InvalidateCodes): Promise<number> {
  const { schoolId, codeIds, reason } = input
  assertActsForSchool(actor, schoolId)
  const ended = await tx.$queryRaw<{ id: string; guardianship_id: string | null; student_id: string | null }[]>`
    update activation_code
    set invalidated_at = ${businessNow()}::timestamptz, invalidated_by_id = ${actor.id}::uuid,
        invalidation_reason = ${reason}::withdrawal_reason, encrypted = null
    where id = any(${codeIds}::uuid[]) and school_id = ${schoolId}::uuid and invalidated_at is null
    returning id, guardianship_id, student_id`
  if (ended.length === 0) return 0
  await subjectsDied(tx, { schoolId, subjectIds: ended.map(({ id }) => id) })
  const target = ended.length === 1 && ended[0] ? { type: 'activation-code', id: ended[0].id } : undefined
  await recordAudit(tx, actor, { action: 'activation-code.invalidated', reason, count: ended.length, target, schoolId })
  await withdrawAccesses(tx, actor, {
    schoolId,
    guardianshipIds: ended.flatMap((row) => row.guardianship_id ?? []),
    studentIds: ended.flatMap((row) => row.student_id ?? []),
    reason,
  })
  return ended.length
}
