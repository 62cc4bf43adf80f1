import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem } from 'pdfjs-dist/types/src/display/api'

/** What a reader finds in a PDF: text by page, places in millimetres from the top left corner, structure. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 }).promise
  const pages = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const pieces = items
      .filter((item): item is TextItem => 'str' in item)
      .map((item) => ({ text: item.str, end: item.hasEOL, ...placeOf(item) }))
    const text = pieces.map((piece) => piece.text + (piece.end ? '\n' : '')).join('')
    pages.push({ text, pieces: pieces.filter((piece) => piece.text.trim()), structure: await page.getStructTree() })
  }
  const { info } = await pdf.getMetadata()
  const marked = await pdf.getMarkInfo()
  await pdf.destroy()
  return { pages, info: info as Record<string, unknown>, marked: marked?.Marked === true }
}

const MM = 25.4 / 72
const placeOf = (item: TextItem) => ({
  left: Number(item.transform[4]) * MM,
  right: (Number(item.transform[4]) + item.width) * MM,
  baseline: 297 - Number(item.transform[5]) * MM,
  size: Number(item.transform[0]),
})
