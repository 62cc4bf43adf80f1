import 'server-only'
import { mm, type SheetSet } from './sheet-set'
import { BRIDGE } from './wordmark'

/** Strokes of a stamp, in millimetres from the top left corner. Colour and width are the caller's, but for the bridge. */

export function strokeLine(
  { pdf }: SheetSet,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
) {
  pdf.moveTo(mm(x1), mm(y1)).lineTo(mm(x2), mm(y2)).stroke()
}

type Mark = { x: number; top: number; size: number }

/** A sign drawn on a grid of 24 × 24. */
export function strokeSign(
  { pdf }: SheetSet,
  paths: readonly string[],
  { x, top, size, width }: Mark & { width: number },
) {
  pdf
    .save()
    .translate(mm(x), mm(top))
    .scale(mm(size) / 24)
  pdf.lineWidth(width).lineCap('round').lineJoin('round').strokeColor('#000000')
  for (const path of paths) pdf.path(path).stroke()
  pdf.restore()
}

/** The footbridge of our mark; `size` is its height. */
export function strokeBridge({ pdf }: SheetSet, { x, top, size }: Mark) {
  pdf
    .save()
    .translate(mm(x), mm(top))
    .scale(mm(size) / 30)
  pdf.lineCap('round').lineJoin('round').strokeColor('#07576e')
  for (const { path, stroke } of BRIDGE) pdf.lineWidth(stroke).path(path).stroke()
  pdf.restore()
}
