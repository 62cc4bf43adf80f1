import { addMonths, type CivilDate, frenchDate, monthOf, parseTypedDate, weeksOf } from '@/lib/platform/dates'
import type { Days } from '@/lib/platform/school-year'
import { addableDays, type Couple, type DayRefusal, refuseDay } from './publication'

export type ReleaseChange = 'ADD' | 'REMOVE'

/** What the address of the page says (`ReleaseDateSearch`). */
export type AskedDay = {
  mois: string | null
  date: CivilDate | null
  /** Null until the form is sent. */
  saisie: string | null
  affichee: CivilDate | null
}

type Row = Couple & { students: number; dates: readonly CivilDate[] }

/** `MISSING` no day was chosen; `UNREADABLE` what was typed is no day; `UNUSED` nothing to remove; `EVERYWHERE` nothing to add. */
export type DayProblem = DayRefusal | 'MISSING' | 'UNREADABLE' | 'UNUSED' | 'EVERYWHERE'

/** One day of the calendar: how many couples have that date, and whether it can be chosen. */
export type CalendarDay = { date: CivilDate; couples: number; possible: boolean }

export type DatePlan<Couples> = {
  /** The month shown and its neighbours, when they hold a possible day. */
  month: string
  previous: string | null
  next: string | null
  weeks: (CalendarDay | null)[][]
  /** The day asked for, possible or not. */
  asked: CivilDate | null
  /** What the field JJ/MM/AAAA holds. */
  typed: string
  problem: DayProblem | null
  /** « Mef/Division possibles » of the day; empty until a possible day is chosen. */
  possible: Couples[]
}

type Given<Couples> = { change: ReleaseChange; couples: readonly Couples[]; year: number; today: CivilDate }

/** TS-60, TS-61: the calendar, the day and the couples; null when no day at all is possible. */
export function planDateChange<Couples extends Row>(
  { change, couples, year, today }: Given<Couples>,
  search: AskedDay,
): DatePlan<Couples> | null {
  const counts = countByDate(couples)
  const days = change === 'ADD' ? addableDays(year, today) : spanOf([...counts.keys()])
  if (!days) return null
  const text = search.saisie ?? ''
  const typed = parseTypedDate(text)
  const asked = chosenDay({ ticked: search.date, typed, shown: search.affichee })
  const possible = asked ? possibleCouples(couples, change, asked) : []
  const problem = problemOf()
  const month = clampMonth(search.mois ?? monthOf(asked ?? startOf()), days)
  const isPossible = (date: CivilDate) => (change === 'ADD' ? date >= days.from && date <= days.to : counts.has(date))
  return {
    month,
    previous: month > monthOf(days.from) ? addMonths(month, -1) : null,
    next: month < monthOf(days.to) ? addMonths(month, 1) : null,
    weeks: weeksOf(month).map((week) =>
      week.map((date) => (date === null ? null : { date, couples: counts.get(date) ?? 0, possible: isPossible(date) })),
    ),
    asked,
    typed: problem === 'UNREADABLE' || !asked ? text : frenchDate(asked),
    problem,
    possible: problem ? [] : possible,
  }

  function problemOf(): DayProblem | null {
    if (text.trim() && !typed) return 'UNREADABLE'
    if (!asked) return search.saisie === null ? null : 'MISSING'
    const refusal = change === 'ADD' ? refuseDay(asked, { year, today }) : null
    if (refusal) return refusal
    return possible.length > 0 ? null : change === 'ADD' ? 'EVERYWHERE' : 'UNUSED'
  }

  /** To remove, the calendar opens on the next date that exists. */
  function startOf(): CivilDate {
    return [...counts.keys()].sort().find((date) => change === 'REMOVE' && date >= today) ?? (days as Days).from
  }
}

/** The couples that the date is added to (they do not have it) or removed from (they have it). */
export function possibleCouples<Couples extends Row>(
  couples: readonly Couples[],
  change: ReleaseChange,
  day: CivilDate,
): Couples[] {
  return couples.filter(({ students, dates }) =>
    change === 'ADD' ? students > 0 && !dates.includes(day) : dates.includes(day),
  )
}

/**
 * The calendar and the field hold the same day (interface.md §6); without script, the one that was changed wins, the
 * field first.
 */
export function chosenDay(day: { ticked: CivilDate | null; typed: CivilDate | null; shown: CivilDate | null }) {
  return day.typed && day.typed !== day.shown ? day.typed : (day.ticked ?? day.typed)
}

function countByDate(couples: readonly Row[]): Map<CivilDate, number> {
  const counts = new Map<CivilDate, number>()
  for (const date of couples.flatMap(({ dates }) => dates)) counts.set(date, (counts.get(date) ?? 0) + 1)
  return counts
}

function spanOf(dates: readonly CivilDate[]): Days | null {
  const sorted = [...dates].sort()
  const [from, to] = [sorted[0], sorted.at(-1)]
  return from && to ? { from, to } : null
}

function clampMonth(month: string, { from, to }: Days): string {
  if (month < monthOf(from)) return monthOf(from)
  return month > monthOf(to) ? monthOf(to) : month
}
