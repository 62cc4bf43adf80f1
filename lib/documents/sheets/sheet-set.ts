import 'server-only'
import { openPdf, type Pdf } from './pdfkit'
import { makeShaper, type Shaper } from './shape'

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4

/** A4 sheets of one tagged PDF/UA document in French. Measures are in millimetres from the top left corner. */
export type SheetSet = {
  pdf: Pdf
  /** Root of the structure tree: every sheet adds its section. */
  root: PDFKit.PDFStructureElement
  shape: Shaper
}

export function openSheetSet(info: { title: string; author: string; createdAt: Date }): SheetSet {
  const pdf = openPdf({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/UA',
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: info.title, Author: info.author, Creator: 'Passerelle', CreationDate: info.createdAt },
  })
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  return { pdf, root, shape: makeShaper(pdf) }
}

/** Bytes made so far, to be handed on while the next sheets are drawn: memory does not grow with the document. */
export function* drain(pdf: Pdf): Iterable<Uint8Array> {
  for (let bytes = pdf.read() as Uint8Array | null; bytes !== null; bytes = pdf.read() as Uint8Array | null) yield bytes
}

/** Closes the structure and the file; `drain` it a last time afterwards. */
export function closeSheetSet({ pdf, root }: SheetSet): void {
  root.end()
  pdf.end()
}
