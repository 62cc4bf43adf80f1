import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { fromDbDate, toDbDate } from '@/lib/platform/dates'
import { db, violates } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { isInSchoolYear, schoolYearDays, schoolYearLabel } from '@/lib/platform/school-year'
import { CALENDAR, outsideYear } from '../messages'
import type { DayOffForm } from '../schemas'
import { lockYear } from './lock-year'

const MOST = 100

/** Adds days without school to the school's current year. Refusals: outside the year, already there, too many. */
export async function addDayOff(actor: StaffActor, { firstDay, lastDay, label }: DayOffForm): Promise<void> {
  const to = lastDay ?? firstDay
  try {
    await db.$transaction(async (tx) => {
      const year = await lockYear(tx, actor)
      if (!isInSchoolYear(firstDay, year) || !isInSchoolYear(to, year))
        throw new Refusal('REJECTED', outsideYear(schoolYearLabel(year)))
      const { from, to: end } = schoolYearDays(year)
      // Those of former years count their absences for ever: they are not in the list that is full.
      const ofYear = { firstDay: { lte: toDbDate(end) }, lastDay: { gte: toDbDate(from) } }
      if ((await tx.schoolDayOff.count({ where: { schoolId: actor.schoolId, ...ofYear } })) >= MOST)
        throw new Refusal('REJECTED', CALENDAR.full)
      const data = { schoolId: actor.schoolId, firstDay: toDbDate(firstDay), lastDay: toDbDate(to), label }
      const { id } = await tx.schoolDayOff.create({ data, select: { id: true } })
      const target = { type: 'school-day-off', id }
      await recordAudit(tx, actor, { action: 'school.day-off-added', target, from: firstDay, to })
    })
  } catch (error) {
    if (violates(error, 'one_day_off_per_span')) throw new Refusal('CONFLICT', CALENDAR.same)
    throw error
  }
}

/** Takes days that the school added out of its calendar. Refusal NOT_FOUND: they are not the school's. */
export async function removeDayOff(actor: StaffActor, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockYear(tx, actor)
    const known = await tx.schoolDayOff.findFirst({ where: { id, schoolId: actor.schoolId } })
    if (!known) throw new Refusal('NOT_FOUND', CALENDAR.gone)
    await tx.schoolDayOff.deleteMany({ where: { id, schoolId: actor.schoolId } })
    const [from, to] = [fromDbDate(known.firstDay), fromDbDate(known.lastDay)]
    await recordAudit(tx, actor, {
      action: 'school.day-off-removed',
      target: { type: 'school-day-off', id },
      from,
      to,
    })
  })
}
