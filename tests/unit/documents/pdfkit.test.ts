import { expect, test } from 'vitest'
import { fontBytes } from '@/lib/documents/sheets/fonts'
import {
  bindFont,
  captureOperators,
  type Inside,
  makeFigure,
  makeForm,
  openFont,
  openPdf,
  type Pdf,
  showForm,
  writeOperators,
} from '@/lib/documents/sheets/pdfkit'

function open() {
  const pdf = openPdf({ subset: 'PDF/UA', tagged: true, compress: false, pdfVersion: '1.7', margin: 0 })
  pdf.registerFont('text', fontBytes('text'))
  pdf.font('text')
  return { pdf, inside: pdf as unknown as Inside }
}

function fileOf(pdf: Pdf): string {
  pdf.end()
  return (pdf.read() as Buffer).toString('latin1')
}

const FUNCTIONS: readonly (readonly [string, (inside: Inside) => unknown])[] = [
  ['_font.encode', ({ _font }) => _font?.encode],
  ['_font.layout', ({ _font }) => _font?.layout],
  ['_font.ref', ({ _font }) => _font?.ref],
  ['page.write', ({ page }) => page.write],
  ['addContent', ({ addContent }) => addContent],
  ['ref', ({ ref }) => ref],
  ['ref().write', ({ ref }) => ref.call(open().pdf, {}).write],
  ['ref().end', ({ ref }) => ref.call(open().pdf, {}).end],
]
const gone = (member: string) =>
  `This version of pdfkit has no « ${member} » as we use it: mend lib/documents/sheets/pdfkit.ts, or keep the version`

test.each(FUNCTIONS)('pdfkit still has the private function %s', (member, find) =>
  expect(find(open().inside), gone(member)).toBeTypeOf('function'),
)

test.each(['fonts', 'xobjects'] as const)('pdfkit still keeps page.%s by name', (member) =>
  expect(open().inside.page[member], gone(`page.${member}`)).toBeTypeOf('object'),
)

test('_font says its name, its height, the codes of letters and their widths in thousandths', () => {
  const { pdf } = open()
  const font = openFont(pdf, 'text', fontBytes('text'))
  expect(font.id, gone('_font.id')).toMatch(/^\w+$/)
  expect(font.ascender, gone('_font.ascender')).toBeGreaterThan(500)
  expect(font.descender, gone('_font.descender')).toBeLessThan(0)
  const [codes, advances] = font.encode('A')
  expect(codes, gone('_font.encode')).toEqual([expect.stringMatching(/^[0-9a-f]{4}$/)])
  expect(advances[0]?.advanceWidth, gone('advanceWidth of _font.encode')).toBeGreaterThan(100)
  const [first] = font.layout('AV').positions
  expect((first?.xAdvance ?? 0) - (first?.advanceWidth ?? 0), gone('xAdvance of _font.layout')).toBeLessThan(0)
})

test('page.write puts operators on the page as they are, and page.fonts names their font', () => {
  const { pdf } = open()
  const font = openFont(pdf, 'text', fontBytes('text'))
  bindFont(pdf, font)
  writeOperators(pdf, `BT /${font.id} 12 Tf <0001> Tj ET`)
  const file = fileOf(pdf)
  expect(file, gone('page.write')).toContain(`BT /${font.id} 12 Tf <0001> Tj ET\n`)
  expect(file, gone('page.fonts')).toMatch(new RegExp(`/Font <<\\s*/${font.id} \\d+ 0 R`))
})

test('every stroke goes through addContent: captured, nothing of it is on the page', () => {
  const { pdf } = open()
  const operators = captureOperators(pdf, () => {
    pdf.save().translate(1, 2).lineWidth(3).lineCap('round').strokeColor('#000000')
    pdf.moveTo(41, 42).lineTo(43, 44).stroke().restore()
  })
  expect(operators, gone('addContent')).toEqual(expect.arrayContaining(['q', '41 42 m', '43 44 l', 'S', 'Q']))
  expect(fileOf(pdf), gone('addContent')).not.toContain('41 42 m')
})

test('ref makes a form that page.xobjects names and addContent shows', () => {
  const { pdf } = open()
  showForm(pdf, 'Mark', makeForm(pdf, [0, 0, 10, 20], ['41 42 m', 'S']))
  const file = fileOf(pdf)
  expect(file, gone('ref')).toMatch(/\/Subtype \/Form\s+\/BBox \[0 0 10 20\][\s\S]*?41 42 m\nS/)
  expect(file, gone('page.xobjects')).toMatch(/\/XObject <<\s*\/Mark \d+ 0 R/)
  expect(file, gone('addContent')).toContain('/Mark Do')
})

test('the options that its types do not know are read: subset, box of a figure', () => {
  const { pdf } = open()
  const figure = makeFigure(pdf, { alt: 'Carré', bbox: [1, 2, 3, 4] }, () => writeOperators(pdf, '1 2 3 4 re f'))
  pdf.addStructure(figure)
  figure.end()
  const file = fileOf(pdf)
  expect(file, gone('option subset')).toContain('pdfuaid:part')
  expect(file, gone('option bbox')).toMatch(/\/BBox \[/)
})

test('the file says that it is PDF/UA-1, and lists no glyphs of its fonts', () => {
  const { pdf } = open()
  pdf.text('Élève')
  const file = fileOf(pdf)
  expect(file, gone('subset')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(file, gone('subset')).not.toContain('CIDSet')
})
