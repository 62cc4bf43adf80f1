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

/** What somebody types for a day: « 18/12/2026 », « 18-12-26 », « 18122026 »; null when it is not a day. */
export function parseTypedDate(text: string): CivilDate | null {
  const typed =
    text.trim().match(/^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4}|\d{2})$/) ??
    text.trim().match(/^(\d\d)(\d\d)(\d{4}|\d\d)$/)
  if (!typed) return parseFrenchDate(text)
  const [, day, month, year = ''] = typed
  return civilDate(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day))
}

/** « 2026-12 » of a civil date. */
export const monthOf = (date: CivilDate): string => date.slice(0, 7)

/** The month so many months later (or earlier): « 2026-12 » + 1 = « 2027-01 ». */
export function addMonths(month: string, months: number): string {
  const moved = toDbDate(`${month}-01`)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  return monthOf(fromDbDate(moved))
}

const monthWords = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' })
const dayWords = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'long' })

/** « décembre 2026 ». */
export const monthLabel = (month: string): string => monthWords.format(toDbDate(`${month}-01`))

/** « mardi 1er décembre 2026 ». */
export function longFrenchDate(date: CivilDate): string {
  const day = Number(date.slice(8, 10))
  return `${dayWords.format(toDbDate(date))} ${day === 1 ? '1er' : day} ${monthLabel(monthOf(date))}`
}

/** Weeks of a month, Monday first; null for the days of its neighbours. */
export function weeksOf(month: string): (CivilDate | null)[][] {
  const first = `${month}-01`
  const blanks = (toDbDate(first).getUTCDay() + 6) % 7
  const length = Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8, 10))
  const cells = Array.from({ length: Math.ceil((blanks + length) / 7) * 7 }, (_, index) =>
    index < blanks || index >= blanks + length ? null : addDays(first, index - blanks),
  )
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
