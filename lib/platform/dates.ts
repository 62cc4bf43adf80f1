/** A civil date `YYYY-MM-DD`: no time, no zone. */
export type CivilDate = string

const PARIS = 'Europe/Paris'
const partsInParis = new Intl.DateTimeFormat('en-CA', {
  timeZone: PARIS,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const timeInParis = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, hour: 'numeric', minute: '2-digit' })

/** The civil date that a clock on a wall in Paris shows at that instant. */
export const civilDateInParis = (instant: Date): CivilDate => partsInParis.format(instant)

/** A `@db.Date` value as Prisma reads it (midnight UTC) → civil date. */
export const fromDbDate = (value: Date): CivilDate => value.toISOString().slice(0, 10)

/** Civil date → the value that Prisma writes into a `@db.Date`. */
export const toDbDate = (date: CivilDate): Date => new Date(`${date}T00:00:00.000Z`)

/** Adds days (may be negative) to a civil date. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const moved = toDbDate(date)
  moved.setUTCDate(moved.getUTCDate() + days)
  return fromDbDate(moved)
}

/** XC-03: JJ/MM/AAAA. */
export const frenchDate = (date: CivilDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

/** XC-03: JJ/MM/AA, in histories. */
export const shortFrenchDate = (date: CivilDate): string =>
  `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(2, 4)}`

/** « 22/11/2026 » of an instant, in Paris. */
export const frenchDay = (instant: Date): string => frenchDate(civilDateInParis(instant))

/** « 10 h 42 » of an instant, in Paris. */
export const frenchTime = (instant: Date): string => timeInParis.format(instant).replace(':', '\u00a0h\u00a0')

/** « 22/11/2026 à 10 h 42 ». */
export const frenchDateTime = (instant: Date): string => `${frenchDay(instant)} à ${frenchTime(instant)}`

/** « 2026/2027 » (TS-40). */
export const schoolYearLabel = (year: number): string => `${year}/${year + 1}`

/** Strict `jj/mm/aaaa` or ISO → civil date; null when it is not a day of the calendar. */
export function parseFrenchDate(text: string): CivilDate | null {
  const french = text.trim().match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/)
  const iso = text.trim().match(/^(\d{4})-(\d{2})-(\d{2})$/)
  if (french) return civilDate(Number(french[3]), Number(french[2]), Number(french[1]))
  if (iso) return civilDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  return null
}

/** Year, month (1–12), day → civil date; null for 31/02 and the like. */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  const value = new Date(Date.UTC(year, month - 1, day))
  if (year < 1000 || value.getUTCMonth() !== month - 1 || value.getUTCDate() !== day) return null
  return fromDbDate(value)
}
