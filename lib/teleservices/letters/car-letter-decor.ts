import 'server-only'
import { mm, type SheetSet } from '@/lib/documents/sheets/sheet-set'
import { makeStamp, type Stamp } from '@/lib/documents/sheets/stamp'
import { strokeBridge, strokeLine, strokeSign } from '@/lib/documents/sheets/strokes'
import { SIGNS } from '@/lib/documents/sheets/wordmark'

/** Lines and signs of the sheet, each drawn once for the whole file (interface.md §9). */
export type Decor = Record<'frame' | 'steps', Stamp> & {
  /** One, two or three code boxes; tick boxes of the coupon for one, two or three children. */
  boxes: Record<number, Stamp>
  ticks: Record<number, Stamp>
}

export const BOX = { x: 20, top: 134.5, width: 170, height: 40 } as const
/** Several boxes leave the right of the sheet to the square and its caption. */
const SHARED_WIDTH = 131

export function makeDecor(set: SheetSet): Decor {
  const { pdf } = set
  return {
    frame: makeStamp(set, 'Frame', () => {
      pdf.lineWidth(mm(0.25)).strokeColor('#777777')
      for (const fold of [99, 198]) strokeLine(set, [0, fold], [4, fold])
      pdf
        .lineWidth(mm(0.3))
        .strokeColor('#000000')
        .dash(mm(1), { space: mm(0.7) })
      strokeLine(set, [0, 214], [7.4, 214])
      strokeLine(set, [13.6, 214], [210, 214])
      pdf.undash()
      strokeSign(set, SIGNS.scissors, { x: 8, top: 211.4, size: 5, width: 1.75 })
      strokeBridge(set, { x: 166.5, top: 200.2, size: 4.4 })
      pdf.lineWidth(mm(0.25)).strokeColor('#000000')
      strokeLine(set, [32, 271], [70, 271])
      strokeLine(set, [102, 271], [150, 271])
    }),
    steps: makeStamp(set, 'Steps', () => {
      strokeSign(set, SIGNS.letter, { x: 20, top: 178, size: 9, width: 1.4 })
      strokeSign(set, SIGNS.cake, { x: 78.7, top: 178, size: 9, width: 1.4 })
      strokeSign(set, SIGNS.padlock, { x: 137.3, top: 178, size: 9, width: 1.4 })
    }),
    boxes: { 1: boxes(1), 2: boxes(2), 3: boxes(3) },
    ticks: { 1: ticks(1), 2: ticks(2), 3: ticks(3) },
  }

  function boxes(count: 1 | 2 | 3) {
    return makeStamp(set, `Boxes${count}`, () => {
      pdf.lineWidth(mm(0.6)).strokeColor('#000000')
      const width = count === 1 ? BOX.width : SHARED_WIDTH
      for (const { top, height } of boxPlaces(count))
        pdf.roundedRect(mm(BOX.x + 0.3), mm(top + 0.3), mm(width - 0.6), mm(height - 0.6), mm(2.7)).stroke()
    })
  }

  function ticks(count: 1 | 2 | 3) {
    return makeStamp(set, `Ticks${count}`, () => {
      pdf.lineWidth(mm(0.35)).strokeColor('#000000')
      const { boxes, lost } = couponPlaces(count)
      for (const top of [...boxes, lost]) pdf.rect(mm(20), mm(top + 0.2), mm(4), mm(4)).stroke()
    })
  }
}

/** One box of 40 mm, or two or three that share the same height. */
export function boxPlaces(count: number): { top: number; height: number }[] {
  const gap = 1.4
  const height = (BOX.height - gap * (count - 1)) / count
  return Array.from({ length: count }, (_none, index) => ({ top: BOX.top + index * (height + gap), height }))
}

/** Tops of the coupon's lines: one child has one tick for the refusal, several have one each (TS-23, TS-95). */
export function couponPlaces(count: number): { boxes: number[]; lost: number } {
  if (count === 1) return { boxes: [249], lost: 256 }
  return { boxes: Array.from({ length: count }, (_none, index) => 243 + 5.3 * index), lost: 243 + 5.3 * count }
}
