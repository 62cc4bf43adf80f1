import { schoolCalendar, type Term } from '@/lib/platform/calendar/domain/school-calendar'
import type { CivilDate } from '@/lib/platform/dates'
import { nameKey } from '@/lib/platform/text'

export type MarkValue = { status: 'MARKED'; value: number } | { status: 'ABSENT' | 'EXEMPT'; value: null }
export type MarkStatus = MarkValue['status']

/** Term of a day in a school that has not said when its terms begin. */
export const termOf = (day: CivilDate): Term => UNSAID.termOf(day)
const UNSAID = schoolCalendar({ academie: null, uai: '', daysOff: [], years: [] })

/** « 12,5 » or « 12.5 », two decimals at most, from 0 to 999,99 as the columns hold; null for anything else. */
export function parseDecimal(text: string): number | null {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text)) return null
  return Number(text.replace(',', '.'))
}

/** « 12,5 ». */
export const decimalText = (value: number): string => String(value).replace('.', ',')

/** What a mark is out of: more than nothing; 20 when it is not said. */
export const parseScale = (text: string): number | null => (text === '' ? 20 : parseDecimal(text) || null)

const WORDS: Record<string, 'ABSENT' | 'EXEMPT'> = {
  ABS: 'ABSENT',
  ABSENT: 'ABSENT',
  ABSENTE: 'ABSENT',
  DISP: 'EXEMPT',
  DISPENSE: 'EXEMPT',
  DISPENSEE: 'EXEMPT',
}

/** A number from 0 to the scale, both allowed, or ABS, or DISP → the mark; otherwise the French sentence that says why not. */
export function parseMark(text: string, scale: number): MarkValue | { error: string } {
  const word = WORDS[nameKey(text)]
  if (word) return { status: word, value: null }
  const value = parseDecimal(text.trim())
  if (value === null) return { error: `La note « ${text} » n’est pas comprise. Écrivez un nombre (12,5), ABS ou DISP.` }
  if (value > scale)
    return { error: `La note ${decimalText(value)} dépasse le barème (${decimalText(scale)}). Corrigez l’un des deux.` }
  return { status: 'MARKED', value }
}

/** What is typed for that mark: « 12,5 », « ABS », « DISP ». */
export function markText({ status, value }: { status: MarkStatus; value: number | null }): string {
  if (status === 'MARKED') return decimalText(value ?? 0)
  return status === 'ABSENT' ? 'ABS' : 'DISP'
}
