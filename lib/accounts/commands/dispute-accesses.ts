import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { FamilyActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { endDisputedCodes } from './dispute-couples'
import { forgetUnreadStudents } from './forget-unread-students'

/**
 * « Je ne suis pas le responsable de cet élève », said later: all the live accesses of the person to that pupil end at
 * once (TS-16, C6).
 */
export async function disputeAccesses(
  actor: FamilyActor,
  { accessIds }: { accessIds: readonly string[] },
): Promise<number> {
  return db.$transaction(async (tx) => {
    const ended = await tx.$queryRaw<{ school_id: string; guardianship_id: string; student_id: string }[]>`
      update access a
      set withdrawn_at = ${businessNow()}::timestamptz, withdrawn_by_id = ${actor.id}::uuid, withdraw_reason = 'NOT_GUARDIAN'
      from guardianship g
      where a.account_id = ${actor.id}::uuid and a.withdrawn_at is null and g.id = a.guardianship_id
        and g.student_id in (
          select told.student_id from access shown join guardianship told on told.id = shown.guardianship_id
          where shown.id = any(${accessIds}::uuid[]) and shown.account_id = ${actor.id}::uuid and shown.withdrawn_at is null)
      returning a.school_id, a.guardianship_id, g.student_id`
    if (ended.length === 0) throw new Refusal('NOTHING_TO_DO', 'Cet élève n’est plus rattaché à votre compte.')
    for (const { school_id: schoolId, guardianship_id: id, student_id: studentId } of ended) {
      await endDisputedCodes(tx, { schoolId, accountId: actor.id, guardianshipIds: [id] })
      await forgetUnreadStudents(tx, { schoolId, studentIds: [studentId] })
      await recordAudit(tx, actor, { action: 'access.disputed', target: { type: 'guardianship', id }, schoolId })
    }
    return ended.length
  })
}
