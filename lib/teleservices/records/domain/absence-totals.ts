import { type CivilDate, frenchDate } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'

/** Absences and latenesses of one pupil: totals and words of families. Pure. */

export type FamilyAbsence = {
  id: string
  kind: 'ABSENCE' | 'LATENESS'
  startsOn: CivilDate
  startsAt: 'MORNING' | 'AFTERNOON'
  endsOn: CivilDate
  /** Of an absence. */
  halfDays: number | null
  /** Of a lateness. */
  minutes: number | null
  reason: string | null
  justified: boolean
}

export type AbsenceTotals = {
  halfDays: number
  unjustifiedHalfDays: number
  latenesses: number
  minutes: number
}

export function totalsOf(absences: readonly FamilyAbsence[]): AbsenceTotals {
  const totals = { halfDays: 0, unjustifiedHalfDays: 0, latenesses: 0, minutes: 0 }
  for (const { kind, halfDays, minutes, justified } of absences) {
    totals.halfDays += halfDays ?? 0
    if (!justified) totals.unjustifiedHalfDays += halfDays ?? 0
    if (kind === 'LATENESS') totals.latenesses += 1
    totals.minutes += minutes ?? 0
  }
  return totals
}

/** Totals of each month that has some, newest first; an absence counts in the month it began. `month` = `YYYY-MM`. */
export function monthsOf(absences: readonly FamilyAbsence[]): (AbsenceTotals & { month: string })[] {
  const months = [...new Set(absences.map(({ startsOn }) => startsOn.slice(0, 7)))].sort().reverse()
  return months.map((month) => ({
    month,
    ...totalsOf(absences.filter(({ startsOn }) => startsOn.startsWith(month))),
  }))
}

const HALF_DAYS = { MORNING: 'matin', AFTERNOON: 'après-midi' } as const

/** « 16/11/2026, matin », « du 16/11/2026 (après-midi) au 18/11/2026 ». */
export function periodOf({ startsOn, startsAt, endsOn }: FamilyAbsence): string {
  if (startsOn === endsOn) return `${frenchDate(startsOn)}, ${HALF_DAYS[startsAt]}`
  return `du ${frenchDate(startsOn)} (${HALF_DAYS[startsAt]}) au ${frenchDate(endsOn)}`
}

/** « Absence, 2 demi-journées », « Retard, 10 minutes ». */
export const durationOf = ({ kind, halfDays, minutes }: FamilyAbsence): string =>
  kind === 'ABSENCE' ? `Absence, ${plural(halfDays ?? 0, 'demi-journée')}` : `Retard, ${plural(minutes ?? 0, 'minute')}`

const monthName = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** « novembre 2026 » of `2026-11`. */
export const monthLabel = (month: string): string => monthName.format(new Date(`${month}-01T00:00:00Z`))
