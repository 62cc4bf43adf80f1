import type { SchoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { type FamilyAbsence, halfDaysMissed } from './absence-totals'
import { countedHalfDays } from './half-days'

type Row = Omit<FamilyAbsence, 'minutes' | 'reason'>

/**
 * TS-122: ids of the rows for which something is to be justified: a lateness, or an absence of which a half-day counts that
 * no justified absence holds. The one answer of the list, of the totals and of the card, among the rows of one year.
 */
export function toJustify(absences: readonly Row[], calendar: SchoolCalendar): Set<string> {
  const missed = halfDaysMissed(absences, calendar)
  const asks = (row: Row): boolean =>
    row.kind === 'LATENESS'
      ? !row.justified
      : countedHalfDays(row, calendar).some((halfDay) => missed.get(halfDay) === false)
  return new Set(absences.filter(asks).map(({ id }) => id))
}

/** How many rows the card of a child counts: those that ask for something, and those that count at all. */
export function countAbsences(absences: readonly Row[], calendar: SchoolCalendar) {
  const asking = toJustify(absences, calendar)
  const missed = absences.filter((row) => row.kind === 'ABSENCE' && countedHalfDays(row, calendar).length > 0)
  const late = absences.filter(({ kind }) => kind === 'LATENESS')
  return {
    absences: missed.length,
    unjustifiedAbsences: missed.filter(({ id }) => asking.has(id)).length,
    latenesses: late.length,
    unjustifiedLatenesses: late.filter(({ id }) => asking.has(id)).length,
  }
}
