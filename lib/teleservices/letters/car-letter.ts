import 'server-only'
import { qrFigure } from '@/lib/documents/sheets/qr'
import type { Segment } from '@/lib/documents/sheets/segments'
import { drawSeparator } from '@/lib/documents/sheets/separator'
import { closeSheetSet, drain, mm, openSheetSet, type SheetSet } from '@/lib/documents/sheets/sheet-set'
import {
  fitted,
  lineWidth,
  paragraphLines,
  SMALLEST,
  writeFitted,
  writeLine,
  writeParagraph,
} from '@/lib/documents/sheets/write'
import { frenchDate } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import { type CarLetter, type LetterIssuer, letterPiles, sheetsOf } from './car-letter-content'
import { boxPlaces, couponPlaces, type Decor, makeDecor } from './car-letter-decor'
import { type CarLetterTexts, carLetterTexts, SIBLINGS_ARE_HERE } from './car-letter-texts'
import { type Pile, pileTitle } from './domain/piles'
import { drawCode } from './draw-code'
import { EXAMPLE } from './sample-letter'

/** Sheets drawn between two deliveries of bytes. */
const LOT = 25
/** Below, in points, a heading takes two lines. */
const SMALL_HEADING = 8.5

/**
 * One tagged PDF of letters, in the order given, one sheet each or more for a large family (TS-21, TS-89, TS-95), a page
 * that names the division before each of its piles (`before`: the one that the file before ended with). Yields its bytes as they are made. Measures: interface.md §9.
 */
export async function* renderCarLetters(
  issuer: LetterIssuer,
  letters: readonly CarLetter[],
  createdAt: Date,
  before?: string | null,
): AsyncIterable<Uint8Array> {
  const title = `Lettres de notification, ${issuer.schoolName}, ${frenchDate(issuer.date)}`
  const set = openSheetSet({ title, author: issuer.schoolName, createdAt })
  let decor: Decor | undefined
  let drawn = 0
  for (const [index, pile] of letterPiles(letters).entries()) {
    const title = pileTitle(pile.division, index === 0 ? before : undefined)
    if (letters.length > 1) drawSeparator(set, { title, lines: separatorLines(issuer, pile) })
    for (const sheet of pile.items.flatMap(sheetsOf)) {
      set.pdf.addPage()
      decor ??= makeDecor(set)
      drawLetter(set, decor, issuer, sheet)
      if (++drawn % LOT === 0) yield* drain(set.pdf)
    }
  }
  closeSheetSet(set)
  yield* drain(set.pdf)
}

function separatorLines(issuer: LetterIssuer, { items: letters }: Pile<CarLetter>): string[] {
  const sheets = letters.flatMap(sheetsOf).length
  const count = plural(letters.length, 'lettre')
  return [
    sheets > letters.length ? `${count}, ${plural(sheets, 'feuille')}` : count,
    `${issuer.schoolName}, le ${frenchDate(issuer.date)}`,
    ...(letters.some(({ children }) => children.length > 1) ? [SIBLINGS_ARE_HERE] : []),
  ]
}

function drawLetter(set: SheetSet, decor: Decor, issuer: LetterIssuer, letter: CarLetter) {
  const texts = carLetterTexts(issuer, letter)
  const section = set.pdf.struct('Sect')
  set.root.add(section)
  const tag = (type: string, draw: () => void) => section.add(set.pdf.struct(type, {}, draw))

  decor.frame.put()
  tag('P', () => drawSender(set, texts.sender))
  if (letter.example) tag('P', () => drawExampleMark(set))
  tag('P', () => drawReference(set, texts.dated, letter))
  tag('P', () => drawAddress(set, letter.addressLines))
  tag('H1', () => {
    writeFitted(set, { x: 20, top: 101.5, size: 16, leading: 18.4, width: 170, lines: 1 }, [{ bold: texts.title }])
  })
  tag('P', () => writeLine(set, { font: 'text', x: 20, top: 110.5, size: 10.5, leading: 14.5 }, texts.salutation))
  tag('P', () => drawBody(set, texts.body))
  drawBox(set, decor, texts, tag)
  if (texts.square) drawSquare(set, texts.square, texts.boxes.length > 1, section)
  if (texts.steps.length > 0) drawSteps(set, decor, texts.steps, section)
  // A second line would come upon the fold.
  tag('P', () => writeFitted(set, { x: 20, top: 190.5, size: 9.5, leading: 12.8, width: 171, lines: 1 }, texts.help))
  tag('P', () =>
    writeFitted(set, { x: 20, top: 200.6, size: 9.5, leading: 12.8, width: 142, lines: 2 }, [texts.signature]),
  )
  set.pdf.markContent('Artifact', { type: 'Layout' })
  writeLine(set, { font: 'bold', x: 172.2, top: 200.2, size: 10, leading: 13 }, 'Passerelle')
  set.pdf.endMarkedContent()
  decor.ticks[letter.children.length]?.put()
  drawCoupon(set, texts.coupon, tag)
  section.add(qrFigure(set, { x: 166, top: 220, side: 24 }, texts.coupon.reference, texts.coupon.squareAlt))
  section.end()
}

type Tag = (type: string, draw: () => void) => unknown

/** At the left, above the window. */
function drawSender(set: SheetSet, { head, lines }: CarLetterTexts['sender']) {
  const place = { x: 20, width: 80, lines: 1 }
  const heading = head.length > 1 ? { size: 10.5, leading: 12.8 } : { size: 13, leading: 16.9, lines: 2 }
  let top = 14
  for (const line of head) top = writeFitted(set, { ...place, ...heading, top }, [{ bold: line }])
  for (const line of lines) top = writeFitted(set, { ...place, top, size: 9.5, leading: 12.35 }, [line])
}

function drawExampleMark(set: SheetSet) {
  writeLine(set, { font: 'bold', x: 120, top: 12, size: 36, leading: 40 }, EXAMPLE.mark)
  writeLine(set, { font: 'text', x: 120, top: 27, size: 10, leading: 13 }, EXAMPLE.note)
}

/** Beside the window: smaller letters rather than lines that would come upon the title. */
function drawReference(set: SheetSet, dated: string, letter: CarLetter) {
  const sheet = letter.sheet ? `, feuille ${letter.sheet.number} sur ${letter.sheet.count}` : ''
  const paragraphs: Segment[][] = [
    [dated],
    ...letter.children.map(({ staffName, division }) => [
      'Élève\u00a0: ',
      { bold: staffName },
      division ? `, ${division}` : '',
    ]),
    [`Référence\u00a0: ${letter.reference}${sheet}`],
  ]
  const place = { x: 20, width: 66, lines: 3 }
  const height = (size: number) =>
    paragraphs.reduce((sum, one) => sum + fitted(set, one, { ...place, size }).lines.length, 0) * size * 1.4
  const size = [9, 8.5, 8, 7.5].find((one) => height(one) <= mm(44)) ?? SMALLEST
  let top = 56
  for (const one of paragraphs) top = writeFitted(set, { ...place, top, size, leading: size * 1.4 }, one)
}

/** Twelve characters an inch, 4 mm a line: what sorting machines read (interface.md §9). */
function drawAddress(set: SheetSet, lines: readonly string[]) {
  const leading = mm(4)
  for (const [index, line] of lines.entries())
    writeLine(set, { font: 'mono', x: 106, top: 55, size: 9.5, leading }, line, index)
}

// Three lines hold at 10.5 pt; a school with more services gets smaller letters, never an overlap.
function drawBody(set: SheetSet, body: readonly Segment[]) {
  const place = { x: 20, top: 116.6, width: 170 }
  const size =
    [10.5, 10, 9.5, 9].find((one) => paragraphLines(set, body, { ...place, size: one }) * one * 1.38 <= mm(17.2)) ?? 8.5
  writeParagraph(set, { ...place, size, leading: size * 1.38 }, body)
}

function drawBox(set: SheetSet, decor: Decor, texts: CarLetterTexts, tag: Tag) {
  decor.boxes[texts.boxes.length]?.put()
  const [only] = texts.boxes
  if (texts.boxes.length === 1 && only) return drawSingleBox(set, texts, only.code, tag)
  boxPlaces(texts.boxes.length).forEach(({ top, height }, index) => {
    const child = texts.boxes[index]
    if (!child) return
    const middle = top + height / 2
    tag('H2', () => {
      const place = { x: 26, top: middle - 4.9, size: 11, leading: 13.75, width: 56, lines: 1 }
      // On two lines, it would come upon the period.
      const small = fitted(set, [{ bold: child.heading }], place).size < SMALL_HEADING
      writeFitted(set, small ? { ...place, top: middle - 5.7, size: 7.5, leading: 8, lines: 2 } : place, [
        { bold: child.heading },
      ])
    })
    const { code } = child
    if (code) tag('P', () => drawCode(set, code, { x: 84, top: middle - 2.65, size: 15 }))
    tag('P', () => writeLine(set, { font: 'text', x: 26, top: middle + 0.4, size: 8.5, leading: 11 }, child.period))
  })
}

type Square = NonNullable<CarLetterTexts['square']>

/** In the box of one child; beside the boxes of several, with the name of the child it is for. */
function drawSquare(set: SheetSet, square: Square, several: boolean, section: PDFKit.PDFStructureElement) {
  const place = several ? { x: 155.5, top: 134.5, side: 33 } : { x: 154.5, top: 138, side: 33 }
  section.add(qrFigure(set, place, square.link, square.alt))
  if (!several) return
  const caption = { x: 154.5, top: 167.4, width: 35.5, size: 8.5, leading: 10 }
  section.add(set.pdf.struct('Caption', {}, () => writeParagraph(set, caption, [square.caption])))
}

function drawSingleBox(set: SheetSet, texts: CarLetterTexts, code: string | null, tag: Tag) {
  tag('H2', () => writeLine(set, { font: 'bold', x: 26, top: 138.5, size: 11, leading: 13.75 }, texts.boxTitle))
  if (code) tag('P', () => drawCode(set, code, { x: 26, top: 144.7, size: 21.5 }))
  const top = code ? 155.5 : 147
  tag('P', () => writeParagraph(set, { x: 26, top, width: 124, size: code ? 10 : 12, leading: 13.8 }, texts.site))
  tag('P', () => {
    let next = top + 6
    for (const line of texts.validity)
      next = writeParagraph(set, { x: 26, top: next, width: 118, size: 9.5, leading: 12.8 }, [line])
  })
}

function drawSteps(set: SheetSet, decor: Decor, steps: CarLetterTexts['steps'], section: PDFKit.PDFStructureElement) {
  decor.steps.put()
  const list = set.pdf.struct('L')
  section.add(list)
  steps.forEach((step, index) => {
    const words = [{ bold: step.bold }, ` ${step.rest}`]
    const size = [9.5, 9, 8.5].find((one) => paragraphLines(set, words, { size: one, width: 42 }) <= 2) ?? 8
    const place = { x: 31.5 + index * 58.65, top: 178, width: 42, size, leading: size * 1.3 }
    const body = set.pdf.struct('LBody', {}, () => writeParagraph(set, place, words))
    const item = set.pdf.struct('LI')
    item.add(body)
    list.add(item)
  })
}

function drawCoupon(set: SheetSet, coupon: CarLetterTexts['coupon'], tag: Tag) {
  const small = { x: 20, width: 132, size: 9.5, leading: 12.8, lines: 1 }
  const places = couponPlaces(coupon.students.length)
  const several = coupon.students.length > 1
  const student = ({ name, division }: { name: string; division: string | null }): Segment[] => [
    { bold: name },
    division ? `, ${division}` : '',
  ]
  tag('H2', () => writeLine(set, { font: 'bold', x: 20, top: 220, size: 13, leading: 16.25 }, coupon.title))
  tag('P', () => writeParagraph(set, { ...small, top: 227 }, coupon.intro))
  tag('P', () => writeFitted(set, { ...small, top: 232.5 }, ['Responsable\u00a0: ', { bold: coupon.guardian }]))
  const [only] = coupon.students
  if (!several && only) {
    tag('P', () => writeFitted(set, { ...small, top: 238, lines: 2 }, ['Élève\u00a0: ', ...student(only)]))
    tag('P', () => writeParagraph(set, { ...small, x: 26, top: 249 }, [coupon.refusal]))
  } else {
    tag('P', () => writeParagraph(set, { ...small, top: 238 }, [coupon.refusal]))
    coupon.students.forEach((one, index) => {
      tag('P', () => writeFitted(set, { ...small, x: 26, width: 126, top: places.boxes[index] ?? 0 }, student(one)))
    })
  }
  tag('P', () => writeParagraph(set, { ...small, x: 26, top: places.lost }, [coupon.lost]))
  tag('P', () => {
    writeLine(set, { ...small, font: 'text', top: 266 }, 'Date\u00a0:')
    writeLine(set, { ...small, font: 'text', x: 82, top: 266 }, 'Signature\u00a0:')
  })
  tag('P', () =>
    writeFitted(set, { ...small, width: 170, top: 278, size: 8.5, leading: 11.5, lines: 3 }, [coupon.returnTo]),
  )
  tag('P', () => {
    const place = { font: 'mono', top: 246, size: 9, leading: 11.25 } as const
    writeLine(set, { ...place, x: 190 - lineWidth(set, place, coupon.reference) }, coupon.reference)
  })
}
