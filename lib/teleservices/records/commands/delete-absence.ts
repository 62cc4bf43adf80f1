import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'

/** Removes one absence or lateness of the school. One that is not there any more is already done. */
export async function deleteAbsence(actor: StaffActor, absenceId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.absence.deleteMany({ where: { id: absenceId, schoolId: actor.schoolId } })
    const target = { type: 'absence', id: absenceId }
    if (count > 0) await recordAudit(tx, actor, { action: 'absence.deleted', target })
  })
}
