import 'server-only'
import { create, type QRCodeSegment } from 'qrcode'
import { qrRuns } from '../domain/qr-runs'
import { makeFigure, writeOperators } from './pdfkit'
import { mm, type SheetSet } from './sheet-set'

/** Top left corner and side of the square, its quiet zone included, in millimetres. */
export type QrPlace = { x: number; top: number; side: number }

/** What a square holds, in one or several pieces: capitals and figures apart from the rest make a smaller square. */
export type QrText = string | readonly string[]

/**
 * A QR code drawn as one path (level M, quiet zone of four modules), as a figure whose `alt` says what it is for. The
 * caller adds it to its section.
 */
export function qrFigure(set: SheetSet, place: QrPlace, text: QrText, alt: string): PDFKit.PDFStructureElement {
  const [left, top, side] = [place.x, place.top, place.side].map(mm) as [number, number, number]
  return makeFigure(set.pdf, { alt, bbox: [left, top, left + side, top + side] }, () => drawQr(set, place, text))
}

function drawQr(set: SheetSet, place: QrPlace, text: QrText): void {
  const { modules } = create([text].flat().map(segmentOf) as QRCodeSegment[], { errorCorrectionLevel: 'M' })
  const { side, runs } = qrRuns({ size: modules.size, get: (row, column) => modules.get(row, column) })
  const module = Math.round((mm(place.side) / side) * 1_000) / 1_000
  const corner = [place.x, place.top].map((one) => Math.round(mm(one) * 100) / 100).join(' ')
  const path = runs.map(({ row, column, length }) => `${column} ${row} ${length} 1 re`).join('\n')
  writeOperators(set.pdf, `q ${module} 0 0 ${module} ${corner} cm 0 g\n${path}\nf Q`)
}

const segmentOf = (data: string) =>
  /^[0-9A-Z $%*+\-./:]+$/.test(data)
    ? { data, mode: 'alphanumeric' }
    : { data: new TextEncoder().encode(data), mode: 'byte' }
