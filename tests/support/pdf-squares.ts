import jsQR from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Dots of the rendered page for one millimetre: about 200 dots an inch, less than an office printer. */
const DOTS = 8

type Zone = { x: number; top: number; width: number; height: number }
type Canvas = { canvas: object; context: CanvasRenderingContext2D }

/** What a camera reads in zones (millimetres) of one page, drawn as a printer would: null where it reads nothing. */
export async function readSquares(bytes: Uint8Array, page: number, zones: readonly Zone[]): Promise<(string | null)[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 }).promise
  const sheet = await pdf.getPage(page)
  const viewport = sheet.getViewport({ scale: (DOTS * 25.4) / 72 })
  const factory = pdf.canvasFactory as { create(width: number, height: number): Canvas }
  const { context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await sheet.render({ canvasContext: context, viewport }).promise
  const read = zones.map(({ x, top, width, height }) => {
    const { data } = context.getImageData(x * DOTS, top * DOTS, width * DOTS, height * DOTS)
    return jsQR(new Uint8ClampedArray(data), width * DOTS, height * DOTS)?.data ?? null
  })
  await pdf.destroy()
  return read
}
