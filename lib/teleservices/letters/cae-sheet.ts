import 'server-only'
import { qrFigure } from '@/lib/documents/sheets/qr'
import { drawSeparator } from '@/lib/documents/sheets/separator'
import { closeSheetSet, drain, openSheetSet, type SheetSet } from '@/lib/documents/sheets/sheet-set'
import type { Stamp } from '@/lib/documents/sheets/stamp'
import { fitted, lineWidth, writeFitted, writeLine, writeParagraph } from '@/lib/documents/sheets/write'
import { frenchDate } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import { CODE_BOX, makeSheetDecor, SQUARE, STEP_TOPS } from './cae-sheet-decor'
import { type CaeSheet, type CaeSheetTexts, caeSheetTexts } from './cae-sheet-texts'
import type { LetterIssuer } from './car-letter-content'
import { pilesOf, pileTitle } from './domain/piles'
import { drawCode } from './draw-code'

/** Sheets drawn between two deliveries of bytes. */
const LOT = 25

/** Pages of a file: the sheets, and one before each division, unless there is nothing to share out. */
export const sheetPages = (sheets: readonly CaeSheet[]): number =>
  sheets.length + (sheets.length > 1 ? pilesOf(sheets, divisionOf).length : 0)

/**
 * One tagged PDF of pupils' sheets in the order given, a page that names the division before each of its piles (TS-109).
 * Yields its bytes as they are made. Folded in three, a sheet shows the name and hides the code.
 */
export async function* renderCaeSheets(
  issuer: LetterIssuer,
  sheets: readonly CaeSheet[],
  createdAt: Date,
  before?: string | null,
): AsyncIterable<Uint8Array> {
  const title = `Codes des élèves, ${issuer.schoolName}, ${frenchDate(issuer.date)}`
  const set = openSheetSet({ title, author: issuer.schoolName, createdAt })
  let decor: Stamp | undefined
  let drawn = 0
  for (const [index, { division, items: pile }] of pilesOf(sheets, divisionOf).entries()) {
    if (sheets.length > 1)
      drawSeparator(set, {
        title: pileTitle(division, index === 0 ? before : undefined),
        lines: [plural(pile.length, 'fiche'), `${issuer.schoolName}, le ${frenchDate(issuer.date)}`],
      })
    for (const sheet of pile) {
      set.pdf.addPage()
      decor ??= makeSheetDecor(set)
      drawSheet(set, decor, issuer, sheet)
      if (++drawn % LOT === 0) yield* drain(set.pdf)
    }
  }
  closeSheetSet(set)
  yield* drain(set.pdf)
}

const divisionOf = ({ student }: CaeSheet): string | null => student.division

function drawSheet(set: SheetSet, decor: Stamp, issuer: LetterIssuer, sheet: CaeSheet) {
  const texts = caeSheetTexts(issuer, sheet)
  const section = set.pdf.struct('Sect')
  set.root.add(section)
  const tag = (type: string, draw: () => void) => section.add(set.pdf.struct(type, {}, draw))

  decor.put()
  drawOutside(set, issuer, { sheet, texts }, tag)
  tag('H1', () => writeLine(set, { font: 'bold', x: 20, top: 103, size: 16, leading: 18.4 }, texts.title))
  tag('P', () => writeParagraph(set, { x: 20, top: 113, width: 170, size: 11, leading: 15.4 }, texts.body))
  drawBox(set, texts, tag)
  if (texts.square) section.add(qrFigure(set, SQUARE, texts.square.link, texts.square.alt))
  tag('H2', () => writeLine(set, { font: 'bold', x: 20, top: 205, size: 13, leading: 16.25 }, texts.stepsTitle))
  drawSteps(set, texts.steps, section)
  tag('P', () => writeParagraph(set, { x: 20, top: 258, width: 170, size: 11, leading: 15.4 }, texts.help))
  tag('P', () =>
    writeFitted(set, { x: 20, top: 274.6, size: 9.5, leading: 12.8, width: 142, lines: 2 }, [texts.signature]),
  )
  set.pdf.markContent('Artifact', { type: 'Layout' })
  writeLine(set, { font: 'bold', x: 172.2, top: 274.2, size: 10, leading: 13 }, 'Passerelle')
  set.pdf.endMarkedContent()
  section.end()
}

/** In large letters on one line, or on two that leave its place to the division. */
function drawName(set: SheetSet, name: string) {
  const large = { x: 20, top: 42, size: 26, leading: 32, width: 170, lines: 1 }
  const tall = fitted(set, [{ bold: name }], large).size >= 17
  writeFitted(set, tall ? large : { ...large, top: 41, size: 17, leading: 21, lines: 2 }, [{ bold: name }])
}

type Tag = (type: string, draw: () => void) => unknown
type Written = { sheet: CaeSheet; texts: CaeSheetTexts }

/** The upper third, seen once folded: to whom it is handed. */
function drawOutside(set: SheetSet, issuer: LetterIssuer, { sheet, texts }: Written, tag: Tag) {
  tag('P', () =>
    writeFitted(set, { x: 20, top: 14, size: 13, leading: 16.9, width: 100, lines: 2 }, [{ bold: issuer.schoolName }]),
  )
  tag('P', () => {
    const place = { font: 'text', top: 15, size: 9.5, leading: 12.35 } as const
    writeLine(set, { ...place, x: 190 - lineWidth(set, place, texts.dated) }, texts.dated)
  })
  tag('P', () => drawName(set, texts.name))
  const { division } = texts
  if (division)
    tag('P', () => writeLine(set, { font: 'bold', x: 20, top: 57, size: 18, leading: 23 }, `Division ${division}`))
  tag('P', () => writeParagraph(set, { x: 20, top: 80, width: 130, size: 10, leading: 13.8 }, [texts.fold]))
  tag('P', () => {
    const place = { font: 'mono', top: 80, size: 9, leading: 13.8 } as const
    writeLine(set, { ...place, x: 190 - lineWidth(set, place, sheet.reference) }, sheet.reference)
  })
}

function drawBox(set: SheetSet, texts: CaeSheetTexts, tag: Tag) {
  const x = CODE_BOX.x + 6
  const { top } = CODE_BOX
  tag('H2', () => writeLine(set, { font: 'bold', x, top: top + 4, size: 11, leading: 13.75 }, texts.boxTitle))
  tag('P', () => drawCode(set, texts.code, { x, top: top + 10.5, size: 21.5 }))
  tag('P', () => writeParagraph(set, { x, top: top + 22, width: 124, size: 11, leading: 13.8 }, texts.site))
  tag('P', () => {
    let next = top + 29
    for (const line of texts.validity)
      next = writeParagraph(set, { x, top: next, width: 118, size: 9.5, leading: 12.8 }, [line])
  })
}

function drawSteps(set: SheetSet, steps: CaeSheetTexts['steps'], section: PDFKit.PDFStructureElement) {
  const list = set.pdf.struct('L')
  section.add(list)
  steps.forEach(({ bold, rest }, index) => {
    const place = { x: 33, top: (STEP_TOPS[index] ?? 0) + 1.8, width: 157, size: 11, leading: 15.4 }
    const item = set.pdf.struct('LI')
    item.add(set.pdf.struct('LBody', {}, () => writeParagraph(set, place, [{ bold }, ` ${rest}`])))
    list.add(item)
  })
}
