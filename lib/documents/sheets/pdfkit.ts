import 'server-only'
import PDFDocument from 'pdfkit'

/**
 * All that we use of pdfkit beyond what it documents, at its exact version: 253 sheets a second are drawn by writing
 * operators ourselves. tests/unit/documents/pdfkit.test.ts holds a test for each private member named here.
 */
export type Pdf = InstanceType<typeof PDFDocument>

/** What pdfkit keeps of an embedded font, in thousandths of its size. */
export type PdfFont = {
  id: string
  ascender: number
  descender: number
  encode(text: string): [string[], Advance[]]
  layout(text: string): { positions: Advance[] }
  font: { hasGlyphForCodePoint(code: number): boolean }
  ref(): unknown
}
type Advance = { xAdvance: number; advanceWidth: number }

/** A drawing kept once in the file, that pages show by its name. */
export type Form = { write(bytes: Buffer): void; end(): void }

export type Inside = {
  _font: PdfFont
  page: {
    fonts: Record<string, unknown>
    xobjects: Record<string, unknown>
    write(operators: string): void
  }
  addContent(operators: string): unknown
  ref(data: object): Form
}

const inside = (pdf: Pdf): Inside => pdf as unknown as Inside

/** The types of pdfkit know the PDF/A subsets only. */
type Options = Omit<PDFKit.PDFDocumentOptions, 'subset'> & { subset: 'PDF/UA' }

/**
 * pdfkit takes the number 1 of PDF/UA-1 for that of PDF/A-1, and lists the glyphs of each font in a CIDSet that leaves some
 * out: PDF/UA wants it whole or not at all. As a text, it is the same in the metadata, and no list is written.
 */
export const openPdf = (options: Options): Pdf =>
  Object.assign(new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions), { subset: '1' })

/** A font under its name, opened: pdfkit's own text() lays out, measures and saves the state at every call. */
export function openFont(pdf: Pdf, name: string, bytes: Buffer): PdfFont {
  pdf.registerFont(name, bytes)
  pdf.font(name)
  return inside(pdf)._font
}

/** Makes a font known to the page under way, by its `id`. */
export function bindFont(pdf: Pdf, font: PdfFont): void {
  inside(pdf).page.fonts[font.id] ??= font.ref()
}

/** Whether the font draws this letter. */
export const draws = ({ font }: PdfFont, letter: string): boolean =>
  font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)

/** Content operators, on the page under way as they are. */
export const writeOperators = (pdf: Pdf, operators: string): void => inside(pdf).page.write(operators)

/** The operators of what `draw` would have put on the page, on which nothing is put. */
export function captureOperators(pdf: Pdf, draw: () => void): string[] {
  const raw = inside(pdf)
  const write = raw.addContent
  const operators: string[] = []
  raw.addContent = (data) => {
    operators.push(data)
    return raw
  }
  draw()
  raw.addContent = write
  return operators
}

/** pdfkit has no public call for forms. `box` in points: left, top, right, bottom. */
export function makeForm(pdf: Pdf, box: readonly number[], operators: readonly string[]): Form {
  const form = inside(pdf).ref({ Type: 'XObject', Subtype: 'Form', BBox: box })
  form.write(Buffer.from(operators.join('\n')))
  form.end()
  return form
}

/** Shows a form on the page under way. */
export function showForm(pdf: Pdf, name: string, form: Form): void {
  inside(pdf).page.xobjects[name] = form
  inside(pdf).addContent(`/${name} Do`)
}

/** A figure with its `alt` and its box in points, which PDF/UA wants and the types of pdfkit do not know. */
export function makeFigure(
  pdf: Pdf,
  figure: { alt: string; bbox: readonly number[] },
  draw: () => void,
): PDFKit.PDFStructureElement {
  return pdf.struct('Figure', figure as PDFKit.Mixins.StructureElementOptions, draw)
}
