import 'server-only'
import { captureOperators, makeForm, showForm } from './pdfkit'
import { mm, type SheetSet } from './sheet-set'

/** A drawing kept once in the file and put on every sheet: lines and signs that carry no words. */
export type Stamp = { put(): void }

/** Records what `draw` puts on the first page and turns it into one form of the file, marked as decoration. */
export function makeStamp({ pdf }: SheetSet, name: string, draw: () => void): Stamp {
  const form = makeForm(pdf, [0, 0, mm(210), mm(297)], captureOperators(pdf, draw))
  function put() {
    pdf.markContent('Artifact', { type: 'Layout' })
    showForm(pdf, name, form)
    pdf.endMarkedContent()
  }
  return { put }
}
