import { type CivilDate, toDbDate } from '../../dates'
import { schoolYearOf } from '../../school-year'
import { bankHolidaysOf } from './bank-holidays'
import { type DayOff, holidaysOf, zoneOf } from './zones'

export type HalfDay = 'MORNING' | 'AFTERNOON'
export type Term = 1 | 2 | 3
export type Wednesday = 'NONE' | 'MORNING' | 'DAY'

/** What the school says of one of its years: 2026 = 2026-2027. */
export type YearCalendar = {
  year: number
  secondTermOn: CivilDate
  thirdTermOn: CivilDate
  saturdayMornings: boolean
  /** Null, or absent from what was copied before schools said it: as the kind of the school does. */
  wednesday?: Wednesday | null
}

/** What a calendar is made of, as the database holds it. `academie` is a national code; null: not known. */
export type CalendarFacts = {
  academie: string | null
  daysOff: readonly DayOff[]
  years: readonly YearCalendar[]
  /** There is no school on Wednesdays, unless it says otherwise: an école of four days. */
  fourDays?: boolean
}

export type SchoolCalendar = {
  /** Half-days of that day on which there is school, in order. */
  halvesOf(day: CivilDate): readonly HalfDay[]
  /** Why there is none, in French: « dimanche », « vacances de Noël »; null when there is. */
  whyClosed(day: CivilDate): string | null
  termOf(day: CivilDate): Term
}

/** Until the school says otherwise: terms from the rentrée, 1 December and 1 March; no school on Saturdays. */
export const defaultYear = (year: number): YearCalendar => ({
  year,
  secondTermOn: `${year}-12-01`,
  thirdTermOn: `${year + 1}-03-01`,
  saturdayMornings: false,
})

/** What the school has said of that year, or the defaults. */
export function yearCalendarOf(
  { years, fourDays }: Pick<CalendarFacts, 'years' | 'fourDays'>,
  year: number,
): YearCalendar & { wednesday: Wednesday } {
  const said = years.find((one) => one.year === year) ?? defaultYear(year)
  return { ...said, wednesday: said.wednesday ?? (fourDays ? 'NONE' : 'DAY') }
}

const WEEK: readonly HalfDay[] = ['MORNING', 'AFTERNOON']
const NONE: readonly HalfDay[] = []

/**
 * The days of school of one school: its weeks, without the bank holidays of its département (the first three digits of its
 * UAI), the holidays of its zone and what it adds itself (TS-66, TS-122).
 */
export function schoolCalendar({ uai, ...facts }: CalendarFacts & { uai: string }): SchoolCalendar {
  const off = [...facts.daysOff, ...holidaysOf(zoneOf(facts.academie))]
  const banks = new Map<number, ReadonlyMap<CivilDate, string>>()
  const bankHoliday = (day: CivilDate): string | undefined => {
    const year = Number(day.slice(0, 4))
    const days = banks.get(year) ?? bankHolidaysOf(year, uai)
    banks.set(year, days)
    return days.get(day)
  }
  const yearOf = (day: CivilDate) => yearCalendarOf(facts, schoolYearOf(day))
  const whyClosed = (day: CivilDate): string | null => {
    const weekday = toDbDate(day).getUTCDay()
    if (weekday === 0) return 'dimanche'
    if (weekday === 6 && !yearOf(day).saturdayMornings) return 'samedi'
    if (weekday === 3 && yearOf(day).wednesday === 'NONE') return 'mercredi'
    return bankHoliday(day) ?? off.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)?.label ?? null
  }
  const isMorningOnly = (day: CivilDate): boolean => {
    const weekday = toDbDate(day).getUTCDay()
    return weekday === 6 || (weekday === 3 && yearOf(day).wednesday === 'MORNING')
  }
  return {
    whyClosed,
    halvesOf: (day) => (whyClosed(day) ? NONE : isMorningOnly(day) ? WEEK.slice(0, 1) : WEEK),
    termOf(day) {
      const { secondTermOn, thirdTermOn } = yearOf(day)
      return day < secondTermOn ? 1 : day < thirdTermOn ? 2 : 3
    },
  }
}
