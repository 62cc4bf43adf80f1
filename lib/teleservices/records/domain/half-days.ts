import type { HalfDay, SchoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { addDays, type CivilDate } from '@/lib/platform/dates'

export type AbsenceSpan = {
  startsOn: CivilDate
  startsAt: HalfDay
  /** Null: the end was not said, and the absence is the half-day named. */
  endsOn: CivilDate | null
}

/** Longest span that is not a mistake of typing, in days. */
const LONGEST = 366

/** The half-days of school that a span holds, in order: « 2026-11-16 MORNING ». */
export function halfDaysOf({ startsOn, startsAt, endsOn }: AbsenceSpan, calendar: SchoolCalendar): string[] {
  if (endsOn === null) return calendar.halvesOf(startsOn).includes(startsAt) ? [`${startsOn} ${startsAt}`] : []
  const held: string[] = []
  for (let day = startsOn, turn = 0; day <= endsOn && turn < LONGEST; day = addDays(day, 1), turn++)
    for (const half of calendar.halvesOf(day))
      if (day > startsOn || startsAt === 'MORNING' || half === 'AFTERNOON') held.push(`${day} ${half}`)
  return held
}

/** The day of a half-day. */
export const dayOf = (halfDay: string): CivilDate => halfDay.slice(0, 10)

type Written = { startsOn: CivilDate; startsAt: HalfDay; endsOn: CivilDate; halfDays: number | null }

/**
 * The half-days that a written absence counts (TS-66): as many as it says, from its start, and never more than its span
 * holds; all of them, by the calendar of the day on which they are counted, when it says nothing.
 */
export const countedHalfDays = ({ halfDays, ...span }: Written, calendar: SchoolCalendar): string[] =>
  halfDaysOf(span, calendar).slice(0, halfDays ?? undefined)
