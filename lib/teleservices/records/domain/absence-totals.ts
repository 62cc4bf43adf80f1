import type { SchoolCalendar, Term } from '@/lib/platform/calendar/domain/school-calendar'
import { type CivilDate, frenchDate } from '@/lib/platform/dates'
import { frenchNumber, plural } from '@/lib/platform/text'
import { countedHalfDays, dayOf } from './half-days'

/** Absences and latenesses of one pupil: totals and words of families. Pure. */

export type FamilyAbsence = {
  id: string
  kind: 'ABSENCE' | 'LATENESS'
  startsOn: CivilDate
  startsAt: 'MORNING' | 'AFTERNOON'
  endsOn: CivilDate
  /** Of an absence; null: all those of its span. */
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
  unjustifiedLatenesses: number
  minutes: number
}

const none = (): AbsenceTotals => ({
  halfDays: 0,
  unjustifiedHalfDays: 0,
  latenesses: 0,
  unjustifiedLatenesses: 0,
  minutes: 0,
})

/**
 * TS-122: totals by what `keyOf` says of a day. A civil half-day counts once, whatever the number of absences that hold it,
 * in the period of its own day; it is justified when one of them is. A lateness counts on its day.
 */
function totalsBy<Key>(absences: readonly FamilyAbsence[], calendar: SchoolCalendar, keyOf: (day: CivilDate) => Key) {
  const totals = new Map<Key, AbsenceTotals>()
  const of = (day: CivilDate): AbsenceTotals => {
    const known = totals.get(keyOf(day)) ?? none()
    totals.set(keyOf(day), known)
    return known
  }
  for (const [halfDay, justified] of halfDaysMissed(absences, calendar)) {
    const total = of(dayOf(halfDay))
    total.halfDays += 1
    if (!justified) total.unjustifiedHalfDays += 1
  }
  for (const { kind, startsOn, minutes, justified } of absences) {
    if (kind !== 'LATENESS') continue
    const total = of(startsOn)
    total.latenesses += 1
    if (!justified) total.unjustifiedLatenesses += 1
    total.minutes += minutes ?? 0
  }
  return totals
}

/** Each half-day missed, once, and whether one of its absences is justified. */
export function halfDaysMissed(
  absences: readonly Omit<FamilyAbsence, 'minutes' | 'reason'>[],
  calendar: SchoolCalendar,
): Map<string, boolean> {
  const missed = new Map<string, boolean>()
  for (const absence of absences)
    if (absence.kind === 'ABSENCE')
      for (const halfDay of countedHalfDays(absence, calendar))
        missed.set(halfDay, absence.justified || missed.get(halfDay) === true)
  return missed
}

/** Of all of them: those of one school year, as a family reads it. */
export const totalsOf = (absences: readonly FamilyAbsence[], calendar: SchoolCalendar): AbsenceTotals =>
  totalsBy(absences, calendar, () => 'year').get('year') ?? none()

/** Of each month that has some, newest first. `month` = `YYYY-MM`. */
export const monthsOf = (absences: readonly FamilyAbsence[], calendar: SchoolCalendar) =>
  [...totalsBy(absences, calendar, (day) => day.slice(0, 7))]
    .map(([month, totals]): AbsenceTotals & { month: string } => ({ month, ...totals }))
    .sort((one, other) => (one.month < other.month ? 1 : -1))

/** Of each term that has some, newest first, for the rows of one school year. */
export const termTotalsOf = (absences: readonly FamilyAbsence[], calendar: SchoolCalendar) =>
  [...totalsBy(absences, calendar, calendar.termOf)]
    .map(([term, totals]): AbsenceTotals & { term: Term } => ({ term, ...totals }))
    .sort((one, other) => other.term - one.term)

const HALF_DAYS = { MORNING: 'matin', AFTERNOON: 'après-midi' } as const

/** « 16/11/2026, matin », « 16/11/2026, la journée », « du 16/11/2026 (après-midi) au 18/11/2026 ». */
export function periodOf(absence: FamilyAbsence, calendar: SchoolCalendar): string {
  const { kind, startsOn, startsAt, endsOn } = absence
  if (startsOn !== endsOn) return `du ${frenchDate(startsOn)} (${HALF_DAYS[startsAt]}) au ${frenchDate(endsOn)}`
  const halfDays = kind === 'LATENESS' ? 0 : (absence.halfDays ?? countedHalfDays(absence, calendar).length)
  const whole = startsAt === 'MORNING' && halfDays > 1
  return `${frenchDate(startsOn)}, ${whole ? 'la journée' : HALF_DAYS[startsAt]}`
}

type Lasting = Omit<FamilyAbsence, 'id' | 'reason' | 'justified'>

/** « Absence, 2 demi-journées », « Retard, 10 minutes », for families and for the school; the half-days are those that count. */
export function durationOf(absence: Lasting, calendar: SchoolCalendar): string {
  if (absence.kind === 'LATENESS') return `Retard, ${plural(absence.minutes ?? 0, 'minute')}`
  const counted = countedHalfDays(absence, calendar).length
  return `Absence, ${counted === 0 ? 'aucune demi-journée de classe' : plural(counted, 'demi-journée')}`
}

/**
 * « 5 demi-journées d’absence, dont 1 à justifier. 2 retards, 15 minutes en tout, justifiés. ». Nobody absent but late:
 * the latenesses alone, for « Aucune absence » beside them reads as if nothing had happened.
 */
export function totalsText({ halfDays, unjustifiedHalfDays, ...late }: AbsenceTotals): string {
  const { latenesses, unjustifiedLatenesses, minutes } = late
  const missed = `${plural(halfDays, 'demi-journée')} d’absence${state(halfDays, unjustifiedHalfDays, 'justifiée')}`
  const delays = `${plural(latenesses, 'retard')}, ${plural(minutes, 'minute')} en tout${state(latenesses, unjustifiedLatenesses, 'justifié')}`
  if (halfDays === 0) return latenesses === 0 ? 'Aucune absence. Aucun retard.' : `${delays}.`
  return `${missed}. ${latenesses === 0 ? 'Aucun retard' : delays}.`
}

/** « , justifiée », « , toutes justifiées », « , à justifier », « , dont 1 à justifier ». */
function state(count: number, unjustified: number, word: 'justifiée' | 'justifié'): string {
  if (unjustified === count) return ', à justifier'
  if (unjustified > 0) return `, dont ${frenchNumber(unjustified)} à justifier`
  return count === 1 ? `, ${word}` : `, ${word === 'justifiée' ? 'toutes' : 'tous'} ${word}s`
}
