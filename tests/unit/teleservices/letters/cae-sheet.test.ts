import { beforeAll, describe, expect, test } from 'vitest'
import { renderCaeSheets, sheetPages } from '@/lib/teleservices/letters/cae-sheet'
import type { CaeSheet } from '@/lib/teleservices/letters/cae-sheet-texts'
import type { LetterIssuer } from '@/lib/teleservices/letters/car-letter-content'
import { readPdf } from '../../../support/pdf'
import { readSquares } from '../../../support/pdf-squares'

const issuer: LetterIssuer = {
  schoolName: 'Lycée du Pont-Vert',
  schoolKind: 'LYCEE',
  addressLines: ['12 boulevard des Écluses', '99120 Valmontier'],
  letterhead: [],
  city: 'Valmontier',
  phone: '09 99 00 12 34',
  email: 'secretariat@pont-vert.example',
  headTitle: 'La proviseure',
  headName: 'Nadia Ferrand',
  services: ['consultation des notes', 'consultation des absences', 'consultation du livret personnel de compétences'],
  siteHost: 'acces.pont-vert.example',
  siteUrl: 'https://acces.pont-vert.example',
  date: '2026-11-25',
}

const sheet = (staffName: string, division: string | null): CaeSheet => ({
  reference: `${division}-0001`,
  student: {
    firstName: 'LINA',
    staffName,
    division,
    code: '7K4M - 2QX - 9HF - 3TB',
    usableFrom: '2026-11-26',
    expiresOn: null,
  },
})

async function render(sheets: CaeSheet[]) {
  const parts: Uint8Array[] = []
  for await (const part of renderCaeSheets(issuer, sheets, new Date('2026-11-25T10:00:00Z'))) parts.push(part)
  return Buffer.concat(parts)
}

const HEAD = 'Lycée du Pont-Vert Valmontier, le 25/11/2026'
const LONG = 'DE LA ROCHEFOUCAULD-MONTBEL Marie-Antoinette'
const SHEETS = [sheet('BELKACEM Lina', '1G3'), sheet(LONG, '1STMG2'), sheet('ZOLA Émile', null)]

describe('sheet of a pupil', () => {
  let bytes: Buffer
  let pdf: Awaited<ReturnType<typeof readPdf>>
  beforeAll(async () => {
    bytes = await render(SHEETS)
    pdf = await readPdf(bytes)
  })

  test('[TS-109] a page before each division, then one page a pupil', () => {
    expect(pdf.pages).toHaveLength(sheetPages(SHEETS))
    expect(pdf.pages.map(({ text }) => text.split('\n')[0])).toEqual([
      'Division 1G3',
      HEAD,
      'Division 1STMG2',
      HEAD,
      'Sans division',
      HEAD,
    ])
    expect(pdf.pages[0]?.text).toMatch(/1\sfiche/)
  })

  test('[TS-107][TS-22] the sheet says what for, where, the code, how, and whom to ask', () => {
    const text = pdf.pages[1]?.text.replace(/\s+/g, ' ') ?? ''
    expect(text).toContain('Le lycée vous ouvre trois services : la consultation des notes, la consultation')
    expect(text).toContain('À saisir sur acces.pont-vert.example')
    expect(text).toContain('7K4M - 2QX - 9HF - 3TB')
    expect(text).toContain('Utilisable à partir du 26/11/2026.')
    expect(text).toContain('2. Donnez votre date de naissance')
    expect(text).toContain('Venez au secrétariat ou appelez le 09 99 00 12 34.')
  })

  test('[TS-111] folded in three, the name and the division show and the code does not', () => {
    for (const page of [1, 3]) {
      const outside = pdf.pages[page]?.pieces.filter(({ baseline }) => baseline < 97) ?? []
      expect(outside.map(({ text }) => text).join(' ')).toMatch(/BELKACEM Lina|MONTBEL Marie-Antoinette/)
      const code = pdf.pages[page]?.pieces.find(({ text }) => text.startsWith('7K4M'))
      expect(code?.baseline).toBeGreaterThan(101)
      expect(code?.baseline).toBeLessThan(196)
      // No text lies on a fold.
      for (const fold of [99, 198])
        expect(pdf.pages[page]?.pieces.filter(({ baseline }) => Math.abs(baseline - fold) < 2)).toEqual([])
    }
  })

  test('everything holds on the sheet: nothing leaves the margins, no line meets the next one', () => {
    for (const { pieces } of pdf.pages)
      for (const piece of pieces) {
        expect(piece.left).toBeGreaterThan(19.9)
        expect(piece.right).toBeLessThan(190.1)
        expect(piece.baseline).toBeLessThan(285)
      }
    const body = pdf.pages[1]?.pieces.filter(({ text }) => text.includes('Vos responsables')) ?? []
    expect(body[0]?.baseline).toBeLessThan(134)
  })

  test('the square opens the page with the code after the #', async () => {
    expect(await readSquares(bytes, 2, [{ x: 150, top: 140, width: 36, height: 36 }])).toEqual([
      'https://acces.pont-vert.example/a#7K4M2QX9HF3TB',
    ])
  })

  test('the file is tagged, titled and in French', () => {
    expect(pdf.marked).toBe(true)
    expect(pdf.info.Title).toBe('Codes des élèves, Lycée du Pont-Vert, 25/11/2026')
    expect(pdf.info.Language).toBe('fr-FR')
  })
})
