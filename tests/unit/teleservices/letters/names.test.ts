import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SMALLEST } from '@/lib/documents/sheets/write'
import { renderCaeSheets } from '@/lib/teleservices/letters/cae-sheet'
import { renderCarLetters } from '@/lib/teleservices/letters/car-letter'
import type { CarLetter, LetterChild, LetterIssuer } from '@/lib/teleservices/letters/car-letter-content'
import { readPdf } from '../../../support/pdf'

const SCHOOL = 'Collège Jean-Baptiste-Élie-de-Beaumont-et-Marie-Sklodowska-Curie de Saint-Germain-de-la-Grange'
const LONG_FIRST = 'Maximilienne-Alexandrine-Bérengère-Clotilde-Eugénie-Rose'
const ONE_WORD = 'Ravaonasolonjatovorandriamampionona'
const issuer: LetterIssuer = {
  schoolName: SCHOOL,
  schoolKind: 'COLLEGE',
  addressLines: ['12 boulevard des Écluses', '99120 Valmontier'],
  letterhead: [],
  city: 'Valmontier',
  phone: '09 99 00 12 34',
  email: 'secretariat@pont-vert.example',
  headTitle: 'La principale du collège, présidente du conseil d’administration',
  headName: 'Marie-Antoinette de La Rochefoucauld-Montbel-Saint-Germain-des-Prés',
  services: ['consultation des notes', 'consultation des absences'],
  siteHost: 'acces.pont-vert.example',
  siteUrl: 'https://acces.pont-vert.example',
  date: '2026-11-22',
}
const child = (firstName: string, familyName: string): LetterChild => ({
  firstName,
  staffName: `${familyName} ${firstName}`,
  division: '1G3',
  code: '7K4M - 2QX - 9HF - 3TB',
  usableFrom: '2026-11-23',
  expiresOn: null,
})
const letter = (children: LetterChild[], guardianName: string): CarLetter => ({
  reference: '1G3-0147',
  civility: 'MME',
  guardianName,
  addressLines: ['MME RAZAFINDRAKOTONIRINA-', 'ANDRIAMAMPIANINA VOAHANGY', '21 AVENUE DU STADE', '99120 VALMONTIER'],
  children,
})
async function read(name: string, parts: AsyncIterable<Uint8Array>) {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  const bytes = Buffer.concat(all)
  if (process.env.KEPT_PDFS) writeFileSync(`${process.env.KEPT_PDFS}/${name}.pdf`, bytes)
  return readPdf(bytes)
}
const NOW = new Date('2026-11-22T10:00:00Z')
const letters = (name: string, children: LetterChild[], guardian: string, from = issuer) =>
  read(name, renderCarLetters(from, [letter(children, guardian)], NOW))
const sheet = (name: string, student: LetterChild, from = issuer) =>
  read(name, renderCaeSheets(from, [{ reference: '1G3-0147', student }], NOW))

const LONG = child(LONG_FIRST, 'RAZAFINDRAKOTONIRINA-ANDRIAMAMPIANINA')
const WORD = child(ONE_WORD.repeat(4), 'ANDRIANAMPOINIMERINATOMPOLOINDRINDRA')

describe('[TS-22] names that are very long', () => {
  test.each([
    ['one', [LONG]],
    ['two', [LONG, WORD]],
    ['three', [LONG, WORD, LONG]],
    ['no hyphen at all', [WORD]],
    ['short ones', [child('Lina', 'BELKACEM'), child('Adam', 'BELKACEM'), child('Inès', 'BELKACEM')]],
    ['a child added', [{ ...LONG, code: null }]],
  ])('%s: readable, inside the margins, out of the window, clear of what follows', async (what, children) => {
    const { pages } = await letters(`long-${what}`, children, LONG.staffName)
    const pieces = pages[0]?.pieces ?? []
    expect(Math.min(...pieces.map(({ size }) => size))).toBeGreaterThanOrEqual(SMALLEST)
    expect(pieces.filter(({ left, right }) => left < 19.9 || right > 191)).toEqual([])
    const inWindow = pieces.filter(({ right, baseline }) => right > 100 && baseline > 42 && baseline < 92)
    expect(inWindow.filter(({ left }) => left < 105.9)).toEqual([])
    expect(inWindow.map(({ text }) => text).join('')).toContain('ANDRIAMAMPIANINA')
    expect(overlaps(pieces)).toEqual([])
  })

  test('a school of 94 letters is written on two lines, at eight points or more', async () => {
    const { pages } = await letters('school', [child('Lina', 'BELKACEM')], 'HADDAD Karim')
    const head = pages[0]?.pieces.filter(({ baseline }) => baseline < 30 && baseline > 10) ?? []
    const named = head.filter(({ text }) => SCHOOL.includes(text.trim()) && text.trim().length > 20)
    expect(named.map(({ text }) => text.trim()).join('')).toBe(SCHOOL)
    expect(Math.min(...named.map(({ size }) => size))).toBeGreaterThanOrEqual(8)
  })

  test.each([
    ['long', LONG],
    ['word', WORD],
    ['short', child('Lina', 'BELKACEM')],
  ])('the sheet of a pupil: %s', async (what, student) => {
    const { pages } = await sheet(`sheet-${what}`, student)
    const pieces = pages[0]?.pieces ?? []
    expect(Math.min(...pieces.map(({ size }) => size))).toBeGreaterThanOrEqual(SMALLEST)
    expect(pieces.filter(({ left, right }) => left < 19.9 || right > 191)).toEqual([])
    expect(overlaps(pieces)).toEqual([])
  })
})

describe('[TS-22] every letter of a name is printed', () => {
  const NAMES = [
    'ÞÓRÐARDÓTTIR Guðrún',
    'ŁOŚ-ĦAL Ŋaŋa',
    'WEIẞ Œdipe æ ß ı ĳ ŀ ŉ ſ ŧ',
    'ПАВЛОВА Ольга',
    'ΠΑΠΑΔΟΠΟΎΛΟΥ Ελένη',
    'NGUYỄN Thị Hương',
  ]
  test.each(NAMES)('%s', async (name) => {
    const [family = '', first = ''] = name.split(/ (.*)/)
    const { pages } = await letters(`letters-${NAMES.indexOf(name)}`, [child(first, family)], name)
    const text = pages[0]?.text.replace(/\s+/g, ' ') ?? ''
    expect(text).toContain(`Élève : ${name}`)
    expect(text).toContain(`Responsable : ${name}`)
    const on = await sheet(`sheet-letters-${NAMES.indexOf(name)}`, child(first, family))
    expect(on.pages[0]?.text.replace(/\s+/g, ' ')).toContain(name)
  })

  test('what no font draws is a sign that everybody knows, never an empty box', async () => {
    const { pages } = await letters('unknown', [child('小明', 'WANG')], 'WANG 小明')
    expect(pages[0]?.text).toContain('WANG ??')
  })
})

type Piece = Awaited<ReturnType<typeof readPdf>>['pages'][number]['pieces'][number]

/** Pieces of different lines whose letters touch: the body of each, from its x-height to its baseline. */
function overlaps(pieces: readonly Piece[]): string[][] {
  const shown = pieces.filter(({ text }) => text.trim() !== '')
  const height = ({ size }: Piece) => (size * 0.5 * 25.4) / 72
  return shown.flatMap((one, index) =>
    shown
      .slice(index + 1)
      .filter(
        (other) =>
          Math.abs(one.baseline - other.baseline) > 0.3 &&
          one.left < other.right - 0.3 &&
          other.left < one.right - 0.3 &&
          one.baseline - height(one) < other.baseline &&
          other.baseline - height(other) < one.baseline,
      )
      .map((other) => [one.text, other.text]),
  )
}
