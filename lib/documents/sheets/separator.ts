import 'server-only'
import type { SheetSet } from './sheet-set'
import { writeFitted } from './write'

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
  section.add(
    set.pdf.struct('H1', {}, () => {
      writeFitted(set, { x: 20, top: 110, size: 48, leading: 58, width: 170, lines: 1 }, [{ bold: title }])
    }),
  )
  lines.forEach((line, index) => {
    section.add(
      set.pdf.struct('P', {}, () => {
        writeFitted(set, { x: 20, top: 136 + index * 10, size: 18, leading: 24, width: 170, lines: 1 }, [line])
      }),
    )
  })
  section.end()
}
