import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { lockRecords, refuseEnded } from './lock-records'

/** Removes a test of the school and its marks. One that is not there any more is already done; refuses one of a year that is over. */
export async function deleteAssessment(actor: StaffActor, assessmentId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const year = await lockRecords(tx, actor)
    const where = { id: assessmentId, schoolId: actor.schoolId }
    refuseEnded(await tx.assessment.findFirst({ where: { ...where, year: { not: year } }, select: { year: true } }))
    const marks = await tx.mark.count({ where: { assessmentId, schoolId: actor.schoolId } })
    const { count } = await tx.assessment.deleteMany({ where })
    const target = { type: 'assessment', id: assessmentId }
    if (count > 0) await recordAudit(tx, actor, { action: 'assessment.deleted', target, marks })
  })
}
