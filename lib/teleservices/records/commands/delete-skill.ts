import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { lockRecords, refuseEnded } from './lock-records'

/** Removes one assessed skill of the school. One that is not there any more is already done; refuses one of a year that is over. */
export async function deleteSkill(actor: StaffActor, skillId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const year = await lockRecords(tx, actor)
    const where = { id: skillId, schoolId: actor.schoolId }
    refuseEnded(await tx.assessedSkill.findFirst({ where: { ...where, year: { not: year } }, select: { year: true } }))
    const { count } = await tx.assessedSkill.deleteMany({ where })
    if (count > 0) await recordAudit(tx, actor, { action: 'skill.deleted', target: { type: 'skill', id: skillId } })
  })
}
