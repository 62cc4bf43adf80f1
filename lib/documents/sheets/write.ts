import 'server-only'
import type { FontName } from './fonts'
import { bindFont, writeOperators } from './pdfkit'
import type { Segment } from './segments'
import { mm, type SheetSet } from './sheet-set'

type Run = { text: string; bold: boolean }

/** A place on the sheet: millimetres; `size` and `leading` in points. `leading` is the height of a line. */
export type Place = { x: number; top: number; size: number; leading: number; font?: FontName }

/** One line of text, without wrapping. Returns its width in millimetres. */
export function writeLine(set: SheetSet, place: Place & { font: FontName }, text: string, line = 0): number {
  const y = round(baseline(set, place, line))
  const { font, glyphs, width } = set.shape(place.font, printable(text))
  bindFont(set.pdf, font)
  // The page is upside down for us (y grows towards the foot): the text matrix turns letters back.
  const operators = `BT 1 0 0 -1 ${round(mm(place.x))} ${y} Tm /${font.id} ${round(place.size)} Tf [${glyphs}] TJ ET`
  writeOperators(set.pdf, operators)
  return (width * place.size * 25.4) / 72_000
}

const round = (points: number) => Math.round(points * 100) / 100

/** Wrapped text with bold parts. Returns the top of what may come next, in millimetres. */
export function writeParagraph(set: SheetSet, place: Place & { width: number }, segments: readonly Segment[]): number {
  const lines = wrap(set, segments, place)
  lines.forEach((runs, index) => {
    let x = place.x
    for (const run of runs) x += writeLine(set, { ...place, x, font: run.bold ? 'bold' : 'text' }, run.text, index)
  })
  return place.top + (lines.length * place.leading * 25.4) / 72
}

/** Width of one line in millimetres. */
export const lineWidth = (set: SheetSet, place: { font: FontName; size: number }, text: string): number =>
  (textWidth(set, place.font, place.size, printable(text)) * 25.4) / 72

/** How many lines a paragraph takes. */
export const paragraphLines = (
  set: SheetSet,
  segments: readonly Segment[],
  place: { size: number; width: number },
): number => wrap(set, segments, place).length

/** The size at which a text holds on one line, never above the wished one. */
export function fittingSize(set: SheetSet, text: string, font: FontName, size: number, width: number): number {
  const natural = textWidth(set, font, size, text)
  return natural <= mm(width) ? size : (size * mm(width)) / natural
}

function wrap(set: SheetSet, segments: readonly Segment[], place: { size: number; width: number }): Run[][] {
  const lines: Run[][] = [[]]
  let left = mm(place.width)
  for (const run of segments.map(toRun)) {
    for (const word of run.text.match(/[^ ]+ ?| /g) ?? []) {
      const font = run.bold ? 'bold' : 'text'
      if (textWidth(set, font, place.size, word.trimEnd()) > left && lines.at(-1)?.length) {
        lines.push([])
        left = mm(place.width)
      }
      append(lines.at(-1) ?? [], { text: word, bold: run.bold })
      left -= textWidth(set, font, place.size, word)
    }
  }
  return lines
}

function append(line: Run[], run: Run) {
  const last = line.at(-1)
  if (last && last.bold === run.bold) last.text += run.text
  else line.push(run)
}

const toRun = (segment: Segment): Run =>
  typeof segment === 'string'
    ? { text: printable(segment), bold: false }
    : { text: printable(segment.bold), bold: true }

const textWidth = (set: SheetSet, name: FontName, size: number, text: string): number =>
  (set.shape(name, text).width * size) / 1000

// A line box as browsers place it: the letters stand in the middle of the leading.
function baseline(set: SheetSet, place: Place & { font: FontName }, line: number): number {
  const { ascender, descender } = set.shape.font(place.font)
  const letters = ((ascender - descender) / 1000) * place.size
  return mm(place.top) + line * place.leading + (place.leading - letters) / 2 + (ascender / 1000) * place.size
}

/** Neither of our fonts has U+202F: it would print an empty box. Control characters have no place on paper. */
const printable = (text: string): string =>
  /[\u202f\p{Cc}\p{M}]/u.test(text)
    ? text
        .normalize('NFC')
        .replaceAll('\u202f', '\u00a0')
        .replace(/\p{Cc}/gu, ' ')
    : text
