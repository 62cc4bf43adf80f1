import type { CivilDate } from '@/lib/platform/dates'

/** Ages in years between which a pupil is plausible, both included. */
const YOUNGEST = 2
const OLDEST = 30

const yearsBefore = (date: CivilDate, years: number): CivilDate =>
  `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}`

/** Nobody is born tomorrow; a pupil under 2 or over 30 years of age is asked about, not refused. */
export function birthDateDoubt(birthDate: CivilDate, today: CivilDate): 'FUTURE' | 'IMPLAUSIBLE' | null {
  if (birthDate > today) return 'FUTURE'
  const plausible = birthDate <= yearsBefore(today, YOUNGEST) && birthDate >= yearsBefore(today, OLDEST)
  return plausible ? null : 'IMPLAUSIBLE'
}
