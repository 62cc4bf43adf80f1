import { nameKey } from '@/lib/platform/text'

/** NF Z 10-011: at most six lines of 38 characters. */
export const POSTAL_LINES = 6
export const POSTAL_WIDTH = 38

export type PostalPerson = {
  civility: string | null
  familyName: string
  usageName: string | null
  firstName: string
}

export type PostalLocation = {
  addressLine1: string | null
  addressLine2: string | null
  addressLine3: string | null
  addressLine4: string | null
  postalCode: string | null
  city: string | null
  countryName: string | null
}

export type PostalBlock =
  | { state: 'ready'; lines: string[] }
  /** No address at all: nothing to print. */
  | { state: 'missing' }
  /** Something is there that an envelope cannot carry: « adresse à vérifier ». */
  | { state: 'to-check' }

/**
 * The address block of an envelope: who, up to four lines of place, then postcode and town, then the country abroad.
 * Capitals without accents, no punctuation from the place on, empty lines removed, abbreviations of the norm only when
 * a line is too long.
 */
export function postalBlock(person: PostalPerson, location: PostalLocation): PostalBlock {
  const places = [location.addressLine1, location.addressLine2, location.addressLine3, location.addressLine4]
    .map((line) => placeLine(line ?? ''))
    .filter((line) => line !== '')
  const city = placeLine(location.city ?? '')
  const postalCode = (location.postalCode ?? '').trim()
  if (places.length === 0 && city === '') return { state: 'missing' }

  const country = placeLine(location.countryName ?? '')
  const abroad = country !== '' && country !== 'FRANCE'
  const complete = city !== '' && places.length > 0 && (abroad || /^\d{5}$/.test(postalCode))
  if (!complete) return { state: 'to-check' }

  const lines = [personLine(person), ...places.map(shorten), shorten(`${postalCode} ${city}`.trim())]
  if (abroad) lines.push(shorten(country))
  const fitted = lines.length > POSTAL_LINES ? joinShortest(lines) : lines
  const fits = fitted.length <= POSTAL_LINES && fitted.every((line) => line.length <= POSTAL_WIDTH)
  return fits ? { state: 'ready', lines: fitted } : { state: 'to-check' }
}

// Names keep hyphens and apostrophes; the place loses every punctuation mark.
const capitals = (text: string) =>
  text
    .replace(/[œŒæÆß]/g, (letter) => nameKey(letter))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[’`´]/g, "'")
    .replace(/[^A-Z0-9' \-/&]/g, ' ')

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()
const placeLine = (text: string) => squeeze(capitals(text).replace(/['\-/&]/g, ' '))

const CIVILITIES: Record<string, string> = { 'M.': 'M', M: 'M', MME: 'MME', MLLE: 'MME' }

/** « MME DE LA TOUR MARIE-ANNE », the first name cut to its initials when 38 characters are not enough. */
function personLine(person: PostalPerson): string {
  const civility = CIVILITIES[(person.civility ?? '').toUpperCase()] ?? ''
  const family = squeeze(capitals(person.usageName || person.familyName).replace(/[/&]/g, ' '))
  const first = squeeze(capitals(person.firstName).replace(/[/&]/g, ' '))
  const whole = squeeze(`${civility} ${family} ${first}`)
  if (whole.length <= POSTAL_WIDTH) return whole
  const initials = first
    .split(/([ -])/)
    .map((part) => (/^[ -]$/.test(part) ? part : part.slice(0, 1)))
    .join('')
  return squeeze(`${civility} ${family} ${initials}`)
}

const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ['RESIDENCE', 'RES'],
  ['BATIMENT', 'BAT'],
  ['APPARTEMENT', 'APP'],
  ['ESCALIER', 'ESC'],
  ['IMMEUBLE', 'IMM'],
  ['LOTISSEMENT', 'LOT'],
  ['BOULEVARD', 'BD'],
  ['AVENUE', 'AV'],
  ['ALLEES', 'ALL'],
  ['ALLEE', 'ALL'],
  ['IMPASSE', 'IMP'],
  ['CHEMIN', 'CHE'],
  ['PASSAGE', 'PAS'],
  ['FAUBOURG', 'FG'],
  ['QUARTIER', 'QUA'],
  ['ROUTE', 'RTE'],
  ['SQUARE', 'SQ'],
  ['PLACE', 'PL'],
  ['COURS', 'CRS'],
  ['GENERAL', 'GAL'],
  ['MARECHAL', 'MAL'],
  ['COMMANDANT', 'CDT'],
  ['CAPITAINE', 'CNE'],
  ['COLONEL', 'CEL'],
  ['LIEUTENANT', 'LT'],
  ['PROFESSEUR', 'PR'],
  ['PRESIDENT', 'PDT'],
  ['DOCTEUR', 'DR'],
  ['NOTRE DAME', 'ND'],
  ['SAINTE', 'STE'],
  ['SAINT', 'ST'],
]

/** One abbreviation after the other, until the line holds. */
function shorten(line: string): string {
  return ABBREVIATIONS.reduce(
    (text, [word, short]) =>
      text.length <= POSTAL_WIDTH ? text : text.replace(new RegExp(`\\b${word}\\b`, 'g'), short),
    line,
  )
}

/** Seven lines or more (abroad): two neighbours of the place share a line when they hold together. */
function joinShortest(lines: string[]): string[] {
  for (let index = 1; index < lines.length - 3; index++) {
    const joined = `${lines[index]} ${lines[index + 1]}`
    if (joined.length <= POSTAL_WIDTH) return [...lines.slice(0, index), joined, ...lines.slice(index + 2)]
  }
  return lines
}
