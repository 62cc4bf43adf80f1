import type { CivilDate } from './dates'

export type Days = { from: CivilDate; to: CivilDate }

/** « 2026/2027 » of 2026, the year of its September (TS-40). */
export const schoolYearLabel = (year: number): string => `${year}/${year + 1}`

/**
 * The days of a school year, the one definition of the house: from 1 August, when the first académies go back, to 31
 * August. Two years share an August: what is written then belongs to the year that the school has confirmed.
 */
export const schoolYearDays = (year: number): Days => ({ from: `${year}-08-01`, to: `${year + 1}-08-31` })

export function isInSchoolYear(day: CivilDate, year: number): boolean {
  const { from, to } = schoolYearDays(year)
  return from <= day && day <= to
}

/** The school year that begins or goes on that day: of the August that two share, the next one. */
export const schoolYearOf = (day: CivilDate): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0)
