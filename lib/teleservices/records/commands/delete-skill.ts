import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

/** Removes one assessed skill of the school. One that is not there any more is already done. */
export async function deleteSkill(actor: StaffActor, skillId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.assessedSkill.deleteMany({ where: { id: skillId, schoolId: actor.schoolId } })
    if (count > 0) await recordAudit(tx, actor, { action: 'skill.deleted', target: { type: 'skill', id: skillId } })
  })
}
