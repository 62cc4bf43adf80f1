import { type CivilDate, civilDate } from '@/lib/platform/dates'
import { nameKey } from '@/lib/platform/text'

export const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const

export type TypedDate = { day: string; month: string; year: string }
export type DateReading =
  | { ok: true; date: CivilDate }
  | { ok: false; field: 'day' | 'month' | 'year' | 'date'; message: string }

/** Three typed fields → a civil date. Accepts 3, 03, mars; two digits of a year are not guessed. */
export function readBirthDate(typed: TypedDate, today: CivilDate): DateReading {
  const day = number(typed.day)
  const month = monthOf(typed.month)
  const year = number(typed.year)
  if (typed.day.trim() === '') return refuse('day', 'Saisissez le jour de naissance.')
  if (typed.month.trim() === '') return refuse('month', 'Saisissez le mois de naissance.')
  if (typed.year.trim() === '') return refuse('year', 'Saisissez l’année de naissance.')
  if (day === null || day < 1 || day > 31) return refuse('day', 'Le jour est un nombre de 1 à 31.')
  if (month === null) return refuse('month', 'Le mois est un nombre de 1 à 12, ou son nom.')
  if (year === null || !/^\d{4}$/.test(typed.year.trim()))
    return refuse('year', 'L’année a 4 chiffres, par exemple 2010.')
  const date = civilDate(year, month, day)
  if (!date) return refuse('date', `${dayName(day, month)} n’existe pas. Vérifiez le jour et le mois.`)
  return date > today ? refuse('date', 'Cette date n’est pas encore passée. Vérifiez l’année.') : { ok: true, date }
}

/** The date of fields that `readBirthDate` accepted. */
export function birthDateOf(typed: TypedDate): CivilDate {
  const read = readBirthDate(typed, '9999-12-31')
  if (!read.ok) throw new Error('birthDateOf needs fields that were read before')
  return read.date
}

const refuse = (field: 'day' | 'month' | 'year' | 'date', message: string): DateReading => ({
  ok: false,
  field,
  message,
})

const number = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : null)

function monthOf(text: string): number | null {
  const value = number(text)
  if (value !== null) return value >= 1 && value <= 12 ? value : null
  const key = nameKey(text).replaceAll(' ', '')
  if (key.length < 3) return null
  const matches = MONTHS.flatMap((name, index) => (nameKey(name).startsWith(key) ? [index + 1] : []))
  return matches.length === 1 ? (matches[0] ?? null) : null
}

const dayName = (day: number, month: number) => `Le ${day === 1 ? '1er' : day} ${MONTHS[month - 1]}`
