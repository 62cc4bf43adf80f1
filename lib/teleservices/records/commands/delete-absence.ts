import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { lockRecords, refuseEnded } from './lock-records'

/** Removes one absence or lateness of the school. One that is not there any more is already done; refuses one of a year that is over. */
export async function deleteAbsence(actor: StaffActor, absenceId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const year = await lockRecords(tx, actor)
    const where = { id: absenceId, schoolId: actor.schoolId }
    refuseEnded(await tx.absence.findFirst({ where: { ...where, year: { not: year } }, select: { year: true } }))
    const { count } = await tx.absence.deleteMany({ where })
    const target = { type: 'absence', id: absenceId }
    if (count > 0) await recordAudit(tx, actor, { action: 'absence.deleted', target })
  })
}
