import { beforeAll, describe, expect, test } from 'vitest'
import { renderCarLetters } from '@/lib/teleservices/letters/car-letter'
import {
  type CarLetter,
  type LetterChild,
  type LetterIssuer,
  letterPages,
} from '@/lib/teleservices/letters/car-letter-content'
import { couponReference } from '@/lib/teleservices/letters/domain/letter-reference'
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
  services: ['consultation des notes', 'consultation des absences'],
  siteHost: 'acces.pont-vert.example',
  siteUrl: 'https://acces.pont-vert.example',
  date: '2026-11-22',
}

const child = (values: Partial<LetterChild> = {}): LetterChild => ({
  firstName: 'LINA',
  staffName: 'BELKACEM Lina',
  division: '1G3',
  code: '7K4M - 2QX - 9HF - 3TB',
  usableFrom: '2026-11-23',
  expiresOn: null,
  ...values,
})

const letter = (values: Partial<CarLetter> = {}): CarLetter => ({
  reference: '1G3-0147',
  civility: 'M.',
  guardianName: 'HADDAD Karim',
  addressLines: [
    'M HADDAD KARIM',
    'BATIMENT C APPARTEMENT 304',
    'RESIDENCE DES PEUPLIERS',
    '21 AVENUE DU STADE',
    'LIEU DIT LA CROIX',
    '99120 VALMONTIER',
  ],
  children: [child()],
  ...values,
})

async function render(letters: CarLetter[], from = issuer) {
  const parts: Uint8Array[] = []
  for await (const part of renderCarLetters(from, letters, new Date('2026-11-22T10:00:00Z'))) parts.push(part)
  return Buffer.concat(parts)
}

type Document = Awaited<ReturnType<typeof readPdf>>
type Page = Document['pages'][number]

const piece = (page: Page | undefined, text: string) => {
  const found = page?.pieces.find((one) => one.text.includes(text))
  if (!found) throw new Error(`« ${text} » is not on the page`)
  return found
}

type Node = { role?: string; children?: Node[] }
const roles = (node: Node | null | undefined): string[] =>
  node ? [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(roles)] : []

describe('letter of notification', () => {
  let bytes: Buffer
  let pdf: Document
  beforeAll(async () => {
    bytes = await render([letter(), letter({ reference: '1G3-0148', guardianName: 'BELKACEM Samira' })])
    pdf = await readPdf(bytes)
  })

  test('[TS-22][TS-29][TS-30] the sheet bears the site address, the services, the explanations and the code', () => {
    const text = pdf.pages[1]?.text ?? ''
    expect(text).toContain('acces.pont-vert.example')
    expect(text).toContain('7K4M - 2QX - 9HF - 3TB')
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Le lycée vous ouvre deux services : la consultation des notes et la consultation des absences. Ils sont gratuits.',
    )
    expect(text).toContain('Utilisable à partir du 23/11/2026. Pour Lina.')
    expect(text.replace(/\s+/g, ' ')).toContain('2. Donnez la date de naissance de Lina.')
    expect(text).toContain('La proviseure, Nadia Ferrand')
  })

  test('[TS-21] one sheet for each responsable, in the order given', () => {
    expect(pdf.pages).toHaveLength(3)
    expect(pdf.pages[0]?.text).toContain('Division 1G3')
    expect(pdf.pages[2]?.text).toContain('BELKACEM Samira')
    expect(pdf.pages[1]?.text).not.toContain('BELKACEM Samira')
  })

  test('[TS-23] the detachable part bears a refusal, its own reference and never the code', () => {
    const cut = 214
    const coupon = pdf.pages[1]?.pieces.filter((one) => one.baseline > cut).map((one) => one.text) ?? []
    expect(coupon.join(' ')).toContain('Je ne souhaite pas accéder aux téléservices pour cet élève.')
    expect(coupon).toContain(couponReference('1G3-0147'))
    expect(coupon.join(' ')).toContain('HADDAD Karim')
    expect(coupon.join(' ')).not.toMatch(/7K4M|2QX|9HF|3TB/)
  })

  test('the address stands in the window of a DL envelope, twelve characters an inch', () => {
    const window = pdf.pages[1]?.pieces.filter((one) => one.right > 88 && one.baseline > 42 && one.baseline < 92) ?? []
    expect(window.every((one) => one.left >= 105.9 && one.right <= 188)).toBe(true)
    const baselines = [...new Set(window.map((one) => Math.round(one.baseline * 100) / 100))]
    expect(baselines).toHaveLength(6)
    expect(Math.min(...baselines)).toBeGreaterThan(55)
    expect(Math.max(...baselines)).toBeLessThan(79)
    expect(Math.max(...baselines) - Math.min(...baselines)).toBeCloseTo(20, 1)
    const first = window.filter((one) => one.baseline < Math.min(...baselines) + 1)
    const width = Math.max(...first.map((one) => one.right)) - Math.min(...first.map((one) => one.left))
    expect(width / 'M HADDAD KARIM'.length).toBeCloseTo(25.4 / 12, 2)
  })

  test('the code stands in its box, in the size of interface.md, and its words leave the right to the square', () => {
    const page = pdf.pages[1]
    const code = piece(page, '7K4M')
    expect([code.left, code.size]).toEqual([expect.closeTo(26, 1), 21.5])
    const boxed = page?.pieces.filter((one) => one.baseline > 134.5 && one.baseline < 174.5) ?? []
    expect(Math.max(...boxed.map((one) => one.right))).toBeLessThan(152)
    for (const fold of [99, 198]) {
      const near = page?.pieces.filter((one) => Math.abs(one.baseline - fold) < 2) ?? []
      expect(near).toEqual([])
    }
  })

  test('[TS-22] the square of the box opens the page with the code after the #, the one of the coupon bears no code', async () => {
    const box = { x: 152, top: 136, width: 37, height: 37 }
    const coupon = { x: 165, top: 219, width: 26, height: 26 }
    expect(await readSquares(bytes, 2, [box, coupon])).toEqual([
      'https://acces.pont-vert.example/a#7K4M2QX9HF3TB',
      couponReference('1G3-0147'),
    ])
    expect(roles(pdf.pages[1]?.structure as Node).filter((role) => role === 'Figure')).toHaveLength(2)
  })

  test('no square where there is no whole code: masked, or an account exists already', async () => {
    const box = { x: 152, top: 132, width: 38, height: 42 }
    const masked = letter({ children: [child({ code: '7K4M - ••• - ••• - 3TB' })] })
    const sheets = await render([masked, letter({ children: [child({ code: null })] })])
    expect(await readSquares(sheets, 2, [box])).toEqual([null])
    expect(await readSquares(sheets, 3, [box])).toEqual([null])
  })

  test('the file is tagged, titled, in French, in the reading order of the sheet', () => {
    expect(pdf.marked).toBe(true)
    expect(pdf.info.Title).toBe('Lettres de notification, Lycée du Pont-Vert, 22/11/2026')
    expect(pdf.info.Language).toBe('fr-FR')
    const raw = bytes.toString('latin1')
    expect(raw).toContain('/StructTreeRoot')
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(roles(pdf.pages[1]?.structure as Node).filter((role) => role !== 'P')).toEqual(
      expect.arrayContaining(['Document', 'Sect', 'H1', 'H2', 'L', 'LI', 'LBody']),
    )
    const order = [
      'Lycée du Pont-Vert',
      'Référence',
      'M HADDAD KARIM',
      'Suivez la scolarité',
      'Votre code',
      '1. Saisissez',
      'Coupon-réponse',
    ]
    const positions = order.map((text) => pdf.pages[1]?.text.indexOf(text) ?? -1)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    expect(positions).not.toContain(-1)
  })

  test('no character is missing from the fonts: no U+202F, other Latin letters included', async () => {
    const name = 'BOŠKOVIĆ Žana\u202f!'
    const { pages } = await readPdf(await render([letter({ guardianName: name })]))
    expect(pages[0]?.text.replaceAll('\u00a0', ' ')).toContain('BOŠKOVIĆ Žana !')
    expect(pages[0]?.text).not.toContain('\u202f')
  })
})

describe('other sheets', () => {
  test('[TS-95] a letter for several children bears each code, and a box for each on the coupon', async () => {
    const children = [
      child(),
      child({ firstName: 'ADAM', staffName: 'BELKACEM Adam', code: '8K4M - 2QX - 9HF - 3TC', division: '2DE1' }),
    ]
    const { pages } = await readPdf(await render([letter({ children })]))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.text).toContain('7K4M - 2QX - 9HF - 3TB')
    expect(pages[0]?.text).toContain('8K4M - 2QX - 9HF - 3TC')
    expect(pages[0]?.text).toContain('Suivez la scolarité de vos enfants sur Internet')
    const boxes = pages[0]?.pieces.filter((one) => one.baseline > 240 && one.text.startsWith('BELKACEM')) ?? []
    expect(boxes.map((one) => one.text)).toEqual(['BELKACEM Lina', 'BELKACEM Adam'])
    const square = { x: 153, top: 132, width: 37, height: 36 }
    expect(await readSquares(await render([letter({ children })]), 1, [square])).toEqual([
      'https://acces.pont-vert.example/a#7K4M2QX9HF3TB',
    ])
    expect(pages[0]?.text).toContain('le code de Lina.')
  })

  test('[TS-95] four children are two sheets of one envelope, with the same address and reference', async () => {
    const children = ['Lina', 'Adam', 'Inès', 'Noé'].map((firstName, index) =>
      child({ firstName, staffName: `BELKACEM ${firstName}`, code: `${index}K4M - 2QX - 9HF - 3TB` }),
    )
    const bytes = await render([letter({ children })])
    const { pages } = await readPdf(bytes)
    expect(pages.map(({ text }) => text.match(/feuille \d sur \d/)?.[0])).toEqual([
      'feuille 1 sur 2',
      'feuille 2 sur 2',
    ])
    expect(pages.map(({ text }) => [...text.matchAll(/\d(?=K4M - )/g)].map(([digit]) => digit))).toEqual([
      ['0', '1'],
      ['2', '3'],
    ])
    expect(pages.every(({ text }) => text.includes('21 AVENUE DU STADE'))).toBe(true)
    const coupon = { x: 165, top: 219, width: 26, height: 26 }
    expect(await readSquares(bytes, 2, [coupon])).toEqual([couponReference('1G3-0147')])
  })

  test('[TS-89] a page names each division before its letters, and says where a family is', async () => {
    const family = [child(), child({ firstName: 'ADAM', staffName: 'BELKACEM Adam', division: '2DE1' })]
    const letters = [letter({ children: family }), letter(), letter({ children: [child({ division: null })] })]
    const { pages } = await readPdf(await render(letters))
    expect(pages).toHaveLength(letterPages(letters))
    expect(pages.map(({ text }) => text.replaceAll('\u00a0', ' ').split('\n').slice(0, 4))).toEqual([
      ['Division 1G3', '2 lettres', 'Lycée du Pont-Vert, le 22/11/2026', expect.stringContaining('Fratries : ')],
      expect.anything(),
      expect.anything(),
      ['Sans division', '1 lettre', 'Lycée du Pont-Vert, le 22/11/2026'],
      expect.anything(),
    ])
    expect(pages[0]?.structure?.children).toHaveLength(1)
    expect(roles(pages[0]?.structure as Node)).toContain('H1')
  })

  test('the longest names of a family touch neither the code nor the square, nor the fold', async () => {
    const children = ['1STMG2', '1STMG3', 'TSTMG2'].map((division) =>
      child({
        firstName: 'MARIE-ANTOINETTE',
        staffName: 'DE LA ROCHEFOUCAULD-MONTBEL Marie-Antoinette',
        division,
        expiresOn: '2027-02-22',
      }),
    )
    const [page] = (await readPdf(await render([letter({ children })]))).pages
    const boxed = page?.pieces.filter((one) => one.baseline > 134.5 && one.baseline < 174.5) ?? []
    const codes = boxed.filter((one) => one.size === 15)
    const [words, caption] = [boxed.filter((one) => one.left < 83), boxed.filter((one) => one.left > 153)]
    expect(Math.max(...words.map((one) => one.right))).toBeLessThan(Math.min(...codes.map((one) => one.left)))
    expect(Math.max(...codes.map((one) => one.right))).toBeLessThan(150)
    expect(Math.max(...caption.map((one) => one.right))).toBeLessThan(191)
    expect(page?.pieces.filter((one) => Math.abs(one.baseline - 198) < 2 || Math.abs(one.baseline - 99) < 2)).toEqual(
      [],
    )
    const left = page?.pieces.filter((one) => one.baseline > 55 && one.baseline < 99 && one.left < 90) ?? []
    expect(Math.max(...left.map((one) => one.right))).toBeLessThan(88)
  })

  test('[TS-16] a child who joins an account that exists: « Un enfant a été ajouté », no code', async () => {
    const { pages } = await readPdf(await render([letter({ children: [child({ code: null })] })]))
    expect(pages[0]?.text).toContain('Un enfant a été ajouté')
    expect(pages[0]?.text).toContain('Vous n’avez aucun code à saisir')
    expect(pages[0]?.text).not.toMatch(/[0-9A-Z]{4} - [0-9A-Z]{3} - /)
  })

  test('three services and the longest names overlap nothing', async () => {
    const long = {
      ...issuer,
      schoolName: 'Lycée général, technologique et professionnel Marie-Antoinette de La Rochefoucauld',
      services: [...issuer.services, 'consultation du livret personnel de compétences'],
    }
    const staffName = 'DE LA ROCHEFOUCAULD-MONTBEL Marie-Antoinette'
    const { pages } = await readPdf(
      await render([letter({ children: [child({ staffName, firstName: 'Marie-Antoinette' })] })], long),
    )
    const body = pages[0]?.pieces.filter((one) => one.baseline > 112 && one.baseline < 134.5) ?? []
    expect(Math.max(...body.map((one) => one.baseline))).toBeLessThan(134)
    expect(Math.max(...(pages[0]?.pieces.map((one) => one.right) ?? []))).toBeLessThan(191)
    expect(piece(pages[0], 'Lycée général').right).toBeLessThan(100.1)
  })

  test('five hundred sheets weigh less than 8 kB each', async () => {
    const letters = Array.from({ length: 500 }, (_none, index) =>
      letter({ reference: `1G3-${String(index).padStart(4, '0')}` }),
    )
    expect((await render(letters)).length / 500).toBeLessThan(8_000)
  }, 90_000)
})
