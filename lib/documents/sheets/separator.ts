import 'server-only'
import type { SheetSet } from './sheet-set'
import { fittingSize, writeLine } from './write'

export type Separator = {
  /** « Division 1G3 » */
  title: string
  /** Lines under it: how many sheets follow, the date, the school. */
  lines: readonly string[]
}

/** A page put before each pile of a print run, so that it is shared out without reading the sheets. */
export function drawSeparator(set: SheetSet, { title, lines }: Separator) {
  set.pdf.addPage()
  const section = set.pdf.struct('Sect')
  set.root.add(section)
  const size = fittingSize(set, title, 'bold', 48, 170)
  section.add(
    set.pdf.struct('H1', {}, () => {
      writeLine(set, { font: 'bold', x: 20, top: 110, size, leading: 58 }, title)
    }),
  )
  lines.forEach((line, index) => {
    section.add(
      set.pdf.struct('P', {}, () => {
        const fitted = fittingSize(set, line, 'text', 18, 170)
        writeLine(set, { font: 'text', x: 20, top: 136 + index * 10, size: fitted, leading: 24 }, line)
      }),
    )
  })
  section.end()
}
