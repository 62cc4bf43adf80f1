import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db, violates } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { hasChanges } from '@/lib/platform/shown-values'
import { getSchoolCalendar } from '@/lib/schools'
import { readAbsence } from '../domain/absences'
import { ABSENCE_FIELDS, absenceTexts } from '../domain/record-texts'
import { ABSENCE_GONE, RECORD_CHANGED, SAME_ABSENCE } from '../messages'
import { findAbsence } from '../queries/list-absences'
import type { AbsenceForm } from '../schemas'
import { lockRecords, refuseEnded } from './lock-records'

/** Corrects one absence or lateness of the school. The date of publication left empty stays as it was. */
export async function saveAbsence(actor: StaffActor, form: AbsenceForm): Promise<void> {
  try {
    await db.$transaction(async (tx) => {
      const year = await lockRecords(tx, actor)
      const where = { id: form.absenceId, schoolId: actor.schoolId, year: { not: year } }
      refuseEnded(await tx.absence.findFirst({ where, select: { year: true } }))
      const read = readAbsence(form, year, await getSchoolCalendar(actor.schoolId, tx))
      if ('errors' in read) throw new Refusal('REJECTED', Object.values(read.errors).join(' '))
      const row = await findAbsence(actor, form.absenceId, tx)
      if (!row) throw new Refusal('NOT_FOUND', ABSENCE_GONE)
      const typed = absenceTexts({ ...read.values, releasedOn: read.values.releasedOn ?? row.releasedOn })
      const texts = { labels: ABSENCE_FIELDS, shown: form.shown, typed, now: absenceTexts(row) }
      if (!hasChanges({ ...texts, changed: RECORD_CHANGED[row.kind] })) return
      const { kind, startsOn, startsAt, endsOn, halfDays, minutes, reason, justified, releasedOn } = read.values
      const count = await tx.$executeRaw`
        update absence set kind = ${kind}::absence_kind, starts_on = ${startsOn}::date, starts_at = ${startsAt}::half_day,
          ends_on = ${endsOn}::date, half_days = ${halfDays}::int, minutes = ${minutes}::int, reason = ${reason},
          justified = ${justified}, released_on = coalesce(${releasedOn}::date, released_on)
        where id = ${form.absenceId}::uuid and school_id = ${actor.schoolId}::uuid`
      if (count === 0) throw new Refusal('NOT_FOUND', ABSENCE_GONE)
      await recordAudit(tx, actor, { action: 'absence.saved', target: { type: 'absence', id: form.absenceId } })
    })
  } catch (error) {
    if (violates(error, 'one_absence_per_start')) throw new Refusal('CONFLICT', SAME_ABSENCE)
    throw error
  }
}
