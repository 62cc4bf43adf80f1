import 'server-only'
import { mm, type SheetSet } from '@/lib/documents/sheets/sheet-set'
import { makeStamp, type Stamp } from '@/lib/documents/sheets/stamp'
import { strokeBridge, strokeLine, strokeSign } from '@/lib/documents/sheets/strokes'
import { SIGNS } from '@/lib/documents/sheets/wordmark'

export const CODE_BOX = { x: 20, top: 136, width: 170, height: 44 } as const
/** At the right of the box. */
export const SQUARE = { x: 151, top: 141.5, side: 33 } as const
/** Tops of the three steps. */
export const STEP_TOPS = [218, 231, 244] as const

/** Lines and signs that every sheet shares: folds in three, the box of the code, the signs of the steps, our mark. */
export const makeSheetDecor = (set: SheetSet): Stamp =>
  makeStamp(set, 'CaeSheet', () => {
    const { pdf } = set
    pdf.lineWidth(mm(0.25)).strokeColor('#777777')
    for (const fold of [99, 198]) strokeLine(set, [0, fold], [4, fold])
    pdf.lineWidth(mm(0.3)).strokeColor('#000000')
    strokeLine(set, [20, 76], [190, 76])
    pdf.lineWidth(mm(0.6))
    const { x, top, width, height } = CODE_BOX
    pdf.roundedRect(mm(x + 0.3), mm(top + 0.3), mm(width - 0.6), mm(height - 0.6), mm(2.7)).stroke()
    const signs = [SIGNS.letter, SIGNS.cake, SIGNS.padlock]
    signs.forEach((paths, index) => {
      strokeSign(set, paths, { x: 20, top: STEP_TOPS[index] ?? 0, size: 9, width: 1.4 })
    })
    strokeBridge(set, { x: 166.5, top: 274.2, size: 4.4 })
  })
