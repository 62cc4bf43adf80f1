import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { Actor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import type { WithdrawalReason } from '../labels'
import { assertActsForSchool } from '../scope'
import { forgetUnreadStudents } from './forget-unread-students'

export type WithdrawAccesses = {
  schoolId: string
  guardianshipIds: readonly string[]
  /** Pupils' own accesses. */
  studentIds: readonly string[]
  reason: WithdrawalReason
}

/** Cuts the live accesses of these holders at once (TS-17). Audited when there was one. Returns how many. */
export async function withdrawAccesses(tx: Tx, actor: Actor, input: WithdrawAccesses): Promise<number> {
  const { schoolId, guardianshipIds, studentIds, reason } = input
  assertActsForSchool(actor, schoolId)
  const withdrawn = await tx.$queryRaw<{ id: string }[]>`
    update access
    set withdrawn_at = ${businessNow()}::timestamptz, withdrawn_by_id = ${actor.id}::uuid, withdraw_reason = ${reason}::withdrawal_reason
    where school_id = ${schoolId}::uuid and withdrawn_at is null
      and (guardianship_id = any(${guardianshipIds}::uuid[]) or student_id = any(${studentIds}::uuid[]))
    returning id`
  const target = withdrawn.length === 1 && withdrawn[0] ? { type: 'access', id: withdrawn[0].id } : undefined
  if (withdrawn.length > 0) await recordAudit(tx, actor, { action: 'access.withdrawn', reason, target, schoolId })
  await forgetUnreadStudents(tx, { schoolId, studentIds: [...studentIds, ...(await studentsOf(tx, input))] })
  return withdrawn.length
}

async function studentsOf(tx: Tx, { schoolId, guardianshipIds }: WithdrawAccesses): Promise<string[]> {
  const rows = await tx.$queryRaw<{ student_id: string }[]>`
    select distinct student_id from guardianship
    where school_id = ${schoolId}::uuid and id = any(${guardianshipIds}::uuid[])`
  return rows.map((row) => row.student_id)
}
