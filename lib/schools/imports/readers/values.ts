import { type CivilDate, parseFrenchDate } from '@/lib/platform/dates'
import { readEmailAddress } from '@/lib/platform/email-address'
import { humanText, nameKey } from '@/lib/platform/text'
import { normalisePhone } from '../../people/domain/phone'
import type { RowAnomalyCode } from '../anomalies'
import type { XmlRecord } from './xml-records'

/** Characters of any text that the base keeps: the longest real one, a long label, has 60. */
export const LONGEST_TEXT = 100
/** Characters of an identifier of SIECLE: a number. */
const LONGEST_ID = 50

/**
 * Trimmed text of a tag: undefined when it is absent, '' when it is there and empty. The first name that exists wins.
 * Past LONGEST_TEXT only its beginning, and the record says so.
 */
export function textOf(record: XmlRecord, ...names: string[]): string | undefined {
  const written = writtenOf(record, ...names)
  if (written === undefined) return undefined
  const text = humanText(written).trim()
  if (text.length <= LONGEST_TEXT) return text
  record.cut = true
  return beginningOf(text)
}

/** As it is in the file, trimmed. */
function writtenOf(record: XmlRecord, ...names: string[]): string | undefined {
  const name = names.find((name) => record.values[name] !== undefined)
  return name && record.values[name]?.trim()
}

/** Never half of a letter that takes two places. */
const beginningOf = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()

/** The identifier that an attribute bears; '' when there is none, or when it is too long to be one. */
export function idOf(attribute: string | undefined): string {
  const id = humanText(attribute ?? '').trim()
  return id.length <= LONGEST_ID ? id : ''
}

/** Booleans are mixed within one record of the real files: 1, 0, true, false. */
export function booleanOf(record: XmlRecord, ...names: string[]): boolean {
  const text = textOf(record, ...names)?.toLowerCase()
  return text === '1' || text === 'true'
}

export const dateOf = (text: string | undefined): CivilDate | null => (text ? parseFrenchDate(text) : null)

const PLAIN = /^[A-Z]*$/

/** `nameKey`, at once for the many names that are their own key. */
export const keyOf = (name: string): string => (PLAIN.test(name) ? name : nameKey(name))

/** Null stays null: an absent used name must not become an empty key. */
export const optionalKeyOf = (name: string | undefined): string | undefined => (name === undefined ? name : keyOf(name))

type Report = (code: RowAnomalyCode) => void

/** E.164, or nothing with an anomaly when the text is no number; an absent tag stays absent. */
export function phoneOf(text: string | undefined, report: Report): string | undefined {
  if (!text) return text
  const phone = normalisePhone(text)
  if (!phone) report('PHONE_NOT_UNDERSTOOD')
  else if (phone.repaired) report('PHONE_REPAIRED')
  return phone?.e164
}

/** The address, or nothing with an anomaly when no message could reach it; an absent tag stays absent. */
export function emailOf(record: XmlRecord, report: Report): string | undefined {
  // As it is written: a sign that nobody sees makes another address.
  const text = writtenOf(record, 'MEL')
  if (!text) return text
  const email = readEmailAddress(text)
  if (email === null) report('EMAIL_NOT_UNDERSTOOD')
  return email ?? undefined
}

/** Takes each address once, in the order of the raw tables. A foreign town stands in its own tag. */
export function addressReader(add: (cells: (string | boolean | undefined)[]) => void): (record: XmlRecord) => void {
  const seen = new Set<string>()
  return (record) => {
    const id = idOf(record.attributes.ADRESSE_ID)
    if (!id || seen.has(id)) return
    seen.add(id)
    const values = addressValues(record)
    add([id, ...values, record.cut])
  }
}

const PLACE_LINES = ['LIGNE1_ADRESSE', 'LIGNE2_ADRESSE', 'LIGNE3_ADRESSE', 'LIGNE4_ADRESSE']

function addressValues(record: XmlRecord): (string | undefined)[] {
  return [
    ...withPostBox(
      PLACE_LINES.map((name) => textOf(record, name)),
      textOf(record, 'BOITE_POSTALE') ?? '',
    ),
    textOf(record, 'CODE_POSTAL'),
    textOf(record, 'LIBELLE_POSTAL') || textOf(record, 'COMMUNE_ETRANGERE'),
    textOf(record, 'CODE_PAYS'),
    textOf(record, 'LL_PAYS'),
  ]
}

/** NF Z 10-011: the post box is the last line before the postcode; some write its number alone. */
function withPostBox(lines: (string | undefined)[], box: string): (string | undefined)[] {
  if (box === '') return lines
  const written = /^\d+$/.test(box) ? `BP ${box}` : box
  const free = lines.findLastIndex(Boolean) + 1
  const last = Math.min(free, lines.length - 1)
  return lines.map((line, index) => (index === last ? `${free > last ? line : ''} ${written}`.trim() : line))
}
