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
  const { pieces, width } = set.shape(place.font, printable(text))
  for (const { font } of pieces) bindFont(set.pdf, font)
  const shown = pieces.map(({ font, glyphs }) => `/${font.id} ${round(place.size)} Tf [${glyphs}] TJ`)
  // The page is upside down for us (y grows towards the foot): the text matrix turns letters back.
  const matrix = `1 0 0 -1 ${round(mm(place.x))} ${round(baseline(set, place, line))} Tm`
  writeOperators(set.pdf, `BT ${matrix} ${shown.join(' ')} ET`)
  return (width * place.size * 25.4) / 72_000
}

const round = (points: number) => Math.round(points * 100) / 100

/** Wrapped text with bold parts. Returns the top of what may come next, in millimetres. */
export function writeParagraph(set: SheetSet, place: Place & { width: number }, segments: readonly Segment[]): number {
  return writeLines(set, place, wrap(set, segments, place))
}

function writeLines(set: SheetSet, place: Place, lines: readonly Run[][]): number {
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

/** No smaller letters, whatever the length of a name, in points. */
export const SMALLEST = 7

/**
 * A text that must hold in so many lines: broken at spaces, then at hyphens, then smaller down to `SMALLEST`, then cut
 * with « … ». Returns the top of what may come next; `leading` is that of the wished size.
 */
export function writeFitted(
  set: SheetSet,
  place: Place & { width: number; lines: number },
  segments: readonly Segment[],
): number {
  const { size, lines } = fitted(set, segments, place)
  return writeLines(
    set,
    { ...place, size, leading: place.lines > 1 ? (place.leading * size) / place.size : place.leading },
    lines,
  )
}

/** The size and the lines of a text that must hold in `lines` of them. */
export function fitted(
  set: SheetSet,
  segments: readonly Segment[],
  { size, width, lines: most }: { size: number; width: number; lines: number },
): { size: number; lines: Run[][] } {
  for (let smaller = size; smaller > SMALLEST; smaller -= 0.25) {
    const lines = wrap(set, segments, { size: smaller, width })
    if (lines.length <= most) return { size: smaller, lines }
  }
  const lines = wrap(set, segments, { size: SMALLEST, width })
  if (lines.length <= most) return { size: SMALLEST, lines }
  return { size: SMALLEST, lines: [...lines.slice(0, most - 1), cut(set, lines.slice(most - 1).flat(), width)] }
}

/** As much as one line holds, then « … ». */
function cut(set: SheetSet, runs: readonly Run[], width: number): Run[] {
  const kept: Run[] = []
  let left = mm(width) - textWidth(set, 'bold', SMALLEST, '…')
  for (const { text, bold } of runs)
    for (const char of text) {
      left -= textWidth(set, bold ? 'bold' : 'text', SMALLEST, char)
      if (left < 0) return [...kept, { text: '…', bold }]
      append(kept, { text: char, bold })
    }
  return kept
}

function wrap(set: SheetSet, segments: readonly Segment[], place: { size: number; width: number }): Run[][] {
  const lines: Run[][] = [[]]
  const whole = mm(place.width)
  let left = whole
  for (const run of segments.map(toRun)) {
    const widthOf = (text: string) => textWidth(set, run.bold ? 'bold' : 'text', place.size, text)
    for (const word of (run.text.match(/[^ ]+ ?| /g) ?? []).flatMap((one) =>
      brokenWord(one, (text) => widthOf(text) <= whole),
    )) {
      if (widthOf(word.trimEnd()) > left && lines.at(-1)?.length) {
        lines.push([])
        left = whole
      }
      append(lines.at(-1) ?? [], { text: word, bold: run.bold })
      left -= widthOf(word)
    }
  }
  return lines
}

/** A word wider than its line is broken after its hyphens, and anywhere when that is not enough. */
function brokenWord(word: string, holds: (text: string) => boolean): string[] {
  if (holds(word.trimEnd())) return [word]
  return (word.match(/[^-]*-+|[^-]+/g) ?? []).flatMap((part) => {
    const pieces: string[] = []
    let piece = ''
    for (const char of part) {
      if (piece !== '' && !holds(piece + char)) {
        pieces.push(piece)
        piece = ''
      }
      piece += char
    }
    return [...pieces, piece]
  })
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

/** A narrow space is a space of the same font. Control characters have no place on paper. */
const printable = (text: string): string =>
  /[\u202f\p{Cc}\p{M}]/u.test(text)
    ? text
        .normalize('NFC')
        .replaceAll('\u202f', '\u00a0')
        .replace(/\p{Cc}/gu, ' ')
    : text
