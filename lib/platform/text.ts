/** French text: comparison keys, typography, display of names. Pure. */
import { plainCapitals } from './names/domain/plain-letters'

/** Comparison key of a name (formats.md §10): capitals without accents, one space between words. */
export const nameKey = (name: string): string =>
  plainCapitals(name)
    .replace(/['’‘`´ʹʻʼʾʿ.\-‐‑–—]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Second comparison, without any space: LECOQ = LE COQ. */
export const looseNameKey = (name: string): string => nameKey(name).replaceAll(' ', '')

const AS_TYPED = /^[\t\n\r\x20-\x7e]*$/
/** Controls, signs without a shape, signs of direction; the two joiners write some scripts and stay. */
const UNSEEN = /(?![\t\n\r\u200c\u200d])(?:[\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0]|\u034f)/gu

/** What a person means by a text, asked at every entrance: one form of each letter (NFC), nothing that nobody sees. */
export const humanText = (text: string): string =>
  AS_TYPED.test(text)
    ? text
    : text
        .normalize('NFC')
        .replace(/[\u2028\u2029]/g, ' ')
        .replace(UNSEEN, '')

/** No-break spaces of French typography (U+00A0 only: our fonts have no U+202F). */
export function typographic(text: string): string {
  return text
    .replace(/\u202f/g, '\u00a0')
    .replace(/ ([:;?!%»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
}

const inFrench = new Intl.NumberFormat('fr-FR')

/** « 1 684 », « 12,5 », with U+00A0. */
export const frenchNumber = (value: number): string => typographic(inFrench.format(value))

/** « 1 élève », « 2 élèves », « 0 élève »: French plural starts at 2. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${frenchNumber(count)}\u00a0${Math.abs(count) >= 2 ? many : one}`
}

/** « 09 99 00 12 34 »; anything else stays as it was written. */
export function frenchPhone(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^33(?=\d{9}$)/, '0')
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : text
}

type Named = { familyName: string; usageName?: string | null; firstName: string }

/** Staff lists: « NOM Prénom », the used name when there is one. */
export const staffName = (person: Named): string =>
  `${(person.usageName || person.familyName).toUpperCase()} ${person.firstName}`

/** Families: « Prénom Nom » with capitals only at the start of each part. */
export const familyDisplayName = (person: Named): string =>
  `${titleCase(person.firstName)} ${titleCase(person.usageName || person.familyName)}`

/** « DE LA ROCHE-MONTBEL » → « De La Roche-Montbel ». Display only, never storage (formats.md §10). */
export const titleCase = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())
