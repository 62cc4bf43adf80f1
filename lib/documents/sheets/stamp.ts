import 'server-only'
import { mm, type SheetSet } from './sheet-set'

/** A drawing kept once in the file and put on every sheet: lines and signs that carry no words. */
export type Stamp = { put(): void }

type Raw = {
  addContent(data: string): unknown
  page: { xobjects: Record<string, unknown> }
  ref(data: object): { write(bytes: Buffer): void; end(): void }
}

/** Records what `draw` puts on the first page and turns it into one form of the file, marked as decoration. */
export function makeStamp(set: SheetSet, name: string, draw: () => void): Stamp {
  // pdfkit has no public call for forms: its content operators are captured instead of written.
  const raw = set.pdf as unknown as Raw
  const write = raw.addContent
  const operators: string[] = []
  raw.addContent = (data) => {
    operators.push(data)
    return raw
  }
  draw()
  raw.addContent = write
  const form = raw.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, mm(210), mm(297)] })
  form.write(Buffer.from(operators.join('\n')))
  form.end()

  function put() {
    raw.page.xobjects[name] = form
    set.pdf.markContent('Artifact', { type: 'Layout' })
    raw.addContent(`/${name} Do`)
    set.pdf.endMarkedContent()
  }
  return { put }
}
