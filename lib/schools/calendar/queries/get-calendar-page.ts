import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { type Wednesday, type YearCalendar, yearCalendarOf } from '@/lib/platform/calendar/domain/school-calendar'
import { type DayOff, holidaysOf, type Zone, zoneOf } from '@/lib/platform/calendar/domain/zones'
import { fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { schoolYearDays } from '@/lib/platform/school-year'
import { getCalendarFacts } from './calendar-sql'

export type OwnDayOff = DayOff & { id: string }
export type CalendarPage = {
  year: number
  zone: Zone | null
  /** Of the zone, in the school's current year. */
  holidays: DayOff[]
  own: OwnDayOff[]
  terms: Required<YearCalendar> & { wednesday: Wednesday }
}

/** Days without school of the school's current year, and what it says of that year. */
export async function getCalendarPage(actor: StaffActor): Promise<CalendarPage> {
  const { currentYear: year } = await db.school.findUniqueOrThrow({
    where: { id: actor.schoolId },
    select: { currentYear: true },
  })
  const [facts, daysOff] = await Promise.all([getCalendarFacts(actor.schoolId), listDaysOff(actor)])
  const { from, to } = schoolYearDays(year)
  const meets = ({ firstDay, lastDay }: DayOff) => firstDay <= to && lastDay >= from
  const zone = zoneOf(facts.academie)
  return {
    year,
    zone,
    holidays: holidaysOf(zone).filter(meets),
    own: daysOff.filter(meets),
    terms: yearCalendarOf(facts, year),
  }
}

async function listDaysOff(actor: StaffActor): Promise<OwnDayOff[]> {
  const rows = await db.schoolDayOff.findMany({
    where: { schoolId: actor.schoolId },
    orderBy: [{ firstDay: 'asc' }, { lastDay: 'asc' }],
    select: { id: true, firstDay: true, lastDay: true, label: true },
  })
  return rows.map((row) => ({ ...row, firstDay: fromDbDate(row.firstDay), lastDay: fromDbDate(row.lastDay) }))
}
