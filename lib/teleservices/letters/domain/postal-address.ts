import { plainCapitals } from '@/lib/platform/names/domain/plain-letters'

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
  /** Something is there that an envelope cannot carry, and where. */
  | { state: 'to-check'; what: 'NAME' | 'ADDRESS' }

/**
 * The address block of an envelope: who, up to four lines of place, then postcode and town, then the country abroad.
 * Plain capitals, no punctuation from the place on, empty lines removed, abbreviations of the norm only when a line is too
 * long. A name in letters that have no plain spelling is not written without them: « nom à vérifier ».
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
  const written = [...Object.values(location)].every((line) => isPlain(line ?? ''))
  if (!complete || !written) return { state: 'to-check', what: 'ADDRESS' }
  if (!hasPlainName(person)) return { state: 'to-check', what: 'NAME' }

  const lines = [...places.map(shorten), shorten(`${postalCode} ${city}`.trim())]
  if (abroad) lines.push(shorten(country))
  const fitted = lines.length > POSTAL_LINES - 1 ? joinShortest(lines) : lines
  const room = POSTAL_LINES - fitted.length
  const fits = room >= 1 && fitted.every((line) => line.length <= POSTAL_WIDTH)
  return fits
    ? { state: 'ready', lines: [...personLines(person, room), ...fitted] }
    : { state: 'to-check', what: 'ADDRESS' }
}

// Names keep hyphens and apostrophes; the place loses every punctuation mark.
const capitals = (text: string) =>
  plainCapitals(text)
    .replace(/[’‘`´ʹʻʼʾʿ]/g, "'")
    .replace(/[^A-Z0-9' \-/&]/g, ' ')

/** No letter and no figure of another script would be left out. */
const isPlain = (text: string) => !/(?![A-Z0-9ʹʻʼʾʿ])[\p{L}\p{Nd}]/u.test(plainCapitals(text))
const hasPlainName = ({ familyName, usageName, firstName }: PostalPerson) => {
  const family = usageName || familyName
  return isPlain(family) && isPlain(firstName) && /[A-Z]/.test(capitals(family))
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()
const placeLine = (text: string) => squeeze(capitals(text).replace(/['\-/&]/g, ' '))

const CIVILITIES: Record<string, string> = { 'M.': 'M', M: 'M', MME: 'MME', MLLE: 'MME' }

/**
 * « MME DE LA TOUR MARIE-ANNE »: when 38 characters are not enough, the first name is cut to its initials, then the name
 * takes two lines if the place leaves `room` for them, then goes without its civility, its first name, and its end at last.
 */
function personLines(person: PostalPerson, room: number): string[] {
  const civility = CIVILITIES[(person.civility ?? '').toUpperCase()] ?? ''
  const family = squeeze(capitals(person.usageName || person.familyName).replace(/[/&]/g, ' '))
  const first = squeeze(capitals(person.firstName).replace(/[/&]/g, ' '))
  const initials = first
    .split(/([ -])/)
    .map((part) => (/^[ -]$/.test(part) ? part : part.slice(0, 1)))
    .join('')
  const names = [`${family} ${first}`, `${family} ${initials}`]
  const lines = names.map((name) => squeeze(`${civility} ${name}`))
  const oneLine = lines.find((line) => line.length <= POSTAL_WIDTH)
  if (oneLine) return [oneLine]
  const broken = [
    ...lines.map((line) => breakName(line, civility.length + 1)),
    ...names.map((name) => breakName(name, 0)),
  ]
  const twoLines = room < 2 ? undefined : broken.find((found) => found !== null)
  const bare = [...names.map(squeeze), family].find((line) => line.length <= POSTAL_WIDTH)
  return twoLines ?? [bare ?? squeeze(`${civility} ${family}`).slice(0, POSTAL_WIDTH).trim()]
}

/** On two lines, after a space or a hyphen beyond `after`, the first as long as it may be; null when they do not hold. */
function breakName(name: string, after: number): [string, string] | null {
  const end = Math.max(name.lastIndexOf(' ', POSTAL_WIDTH), name.lastIndexOf('-', POSTAL_WIDTH - 1) + 1)
  const [start, rest] = [name.slice(0, end).trim(), name.slice(end).trim()]
  return end > after && rest.length <= POSTAL_WIDTH ? [start, rest] : null
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

/** Six lines or more (abroad): two neighbours of the place share a line when they hold together. */
function joinShortest(lines: string[]): string[] {
  for (let index = 0; index < lines.length - 3; index++) {
    const joined = `${lines[index]} ${lines[index + 1]}`
    if (joined.length <= POSTAL_WIDTH) return [...lines.slice(0, index), joined, ...lines.slice(index + 2)]
  }
  return lines
}
