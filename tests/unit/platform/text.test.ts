import { describe, expect, test } from 'vitest'
import { csvLine } from '@/lib/platform/csv/write'
import { addDays, civilDateInParis, parseFrenchDate } from '@/lib/platform/dates'
import {
  frenchNumber,
  frenchPhone,
  humanText,
  looseNameKey,
  nameKey,
  plural,
  titleCase,
  typographic,
} from '@/lib/platform/text'

describe('nameKey', () => {
  test.each([
    ['Labbé', 'LABBE'],
    ["N'Guyen", 'N GUYEN'],
    ['Cœur-Volant', 'COEUR VOLANT'],
    ['  DE   LA  TOUR ', 'DE LA TOUR'],
    ['Sørensen Kåre', 'SORENSEN KARE'],
    ['Þórðardóttir', 'THORDARDOTTIR'],
    ['Łukasz Đorđe Yıldız Għ Ŋaŋa', 'LUKASZ DORDE YILDIZ GH NANA'],
    ['Weiß WEIẞ æ ĳ ŀ Gal·la ŉ ſ ŧ ĸ', 'WEISS WEISS AE IJ L GALLA N S T K'],
    ['Oʻzbek Nʼdiaye Əliyev Ɔkyere', 'O ZBEK N DIAYE ELIYEV OKYERE'],
    ['Щукин Юлия Горбачёв', 'SHCHUKIN IULIIA GORBACHEV'],
    ['Παπαδόπουλος', 'PAPADOPOULOS'],
    ['李 نور', '李 نور'],
  ])('%s → %s', (name, key) => expect(nameKey(name)).toBe(key))
  test('LE COQ and LECOQ meet without spaces', () => expect(looseNameKey('Le Coq')).toBe(looseNameKey('LECOQ')))
})

test('every letter of ISO-8859-15 and of Latin Extended-A has a plain spelling', () => {
  const others = ['Š', 'š', 'Ž', 'ž', 'Œ', 'œ', 'Ÿ']
  const codes = Array.from({ length: 0x180 - 0xc0 }, (_none, index) => String.fromCodePoint(0xc0 + index))
  const letters = [...codes, ...others].filter((char) => /\p{L}/u.test(char))
  expect(letters.filter((letter) => !/^[A-Z]{1,2}$/.test(nameKey(letter)))).toEqual([])
})

describe('humanText', () => {
  test.each([
    ['signs of direction', 'Jean\u202eeniP\u202c', 'JeaneniP'],
    ['isolates and marks', '\u2066A\u2069\u200eB\u200f', 'AB'],
    ['no width', 'Mar\u200btin\ufeff\u2060\u00ad', 'Martin'],
    ['what looks like nothing', 'A\u3164\u034fB', 'AB'],
    ['controls, but the line and the tabulation', 'a\0b\u0007c\u0085\td\r\ne', 'abc\td\r\ne'],
    ['ends of line of Unicode', 'a\u2028b\u2029c', 'a b c'],
    ['a letter in two pieces', 'Zoe\u0301', 'Zoé'],
    ['the joiners that write Persian and Hindi', 'می\u200cخواهم \u200d', 'می\u200cخواهم \u200d'],
    ['an emoji of several', '👩\u200d👧', '👩\u200d👧'],
  ])('%s', (_what, text, read) => {
    expect(humanText(text)).toBe(read)
    expect(humanText(read)).toBe(read)
  })
})

describe('typography', () => {
  test('no-break spaces are U+00A0 only', () => {
    expect(frenchNumber(1684)).toBe('1\u00a0684')
    expect(typographic('« Quoi ? »')).toBe('«\u00a0Quoi\u00a0?\u00a0»')
  })
  test('the plural starts at two', () =>
    expect([0, 1, 2].map((n) => plural(n, 'élève'))).toEqual(['0\u00a0élève', '1\u00a0élève', '2\u00a0élèves']))
  test('display of names', () => expect(titleCase("DE LA ROCHE-MONTBEL D'AVRIL")).toBe("De La Roche-Montbel D'Avril"))
})

describe('civil dates', () => {
  test.each([
    ['31/02/2010', null],
    ['29/02/2012', '2012-02-29'],
    ['2012-02-29', '2012-02-29'],
    ['1/2/12', null],
  ])('%s → %s', (text, date) => expect(parseFrenchDate(text)).toBe(date))
  test('the day changes at midnight in Paris', () => {
    expect(civilDateInParis(new Date('2026-06-30T21:59:00Z'))).toBe('2026-06-30')
    expect(civilDateInParis(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01')
  })
  test('days are added across a leap day', () => expect(addDays('2028-02-28', 2)).toBe('2028-03-01'))
})

test('a cell that a spreadsheet would run is neutralised', () =>
  expect(csvLine(['=1+1', 'a;b', null, 3])).toBe('\'=1+1;"a;b";;3\r\n'))

test('a French telephone number is read two figures at a time; another stays as it was written', () => {
  expect(['0999001234', '+33999001234', '09.99.00.12.34'].map(frenchPhone)).toEqual(
    Array(3).fill('09\u00a099\u00a000\u00a012\u00a034'),
  )
  expect(frenchPhone('+44 7911 123456')).toBe('+44 7911 123456')
})
