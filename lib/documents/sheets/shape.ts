import 'server-only'
import { type Face, type FontName, fontBytes, SPARE } from './fonts'
import { draws, openFont, type Pdf, type PdfFont } from './pdfkit'

/** Letters of one font, ready to be shown: the operand of TJ. */
export type Piece = { font: PdfFont; glyphs: string }
/** A text: its pieces, one after the other, and its width for a size of 1,000 points. */
export type Shaped = { pieces: Piece[]; width: number }
export type Shaper = {
  (name: FontName, text: string): Shaped
  font(name: FontName): PdfFont
}

/** The same words come back on every sheet: each is shaped once. Beyond this many, the memory starts afresh. */
const REMEMBERED = 2_000
/** For a letter that no font has; names that hold one are never printed (letters/domain). */
const UNKNOWN = '?'

export function makeShaper(pdf: Pdf): Shaper {
  const opened = new Map<Face, PdfFont>()
  const open = (face: Face) => {
    const font = opened.get(face) ?? openFont(pdf, face, fontBytes(face))
    opened.set(face, font)
    return font
  }
  const shaped = new Map<string, Shaped>()

  function shape(name: FontName, text: string): Shaped {
    const key = `${name}/${text}`
    const known = shaped.get(key)
    if (known) return known
    if (shaped.size >= REMEMBERED) shaped.clear()
    const made = shapeText(open(name), text, () => open(SPARE[name]))
    shaped.set(key, made)
    return made
  }
  return Object.assign(shape, { font: open })
}

type Letter = { code: string; width: number }
type Memory = { letters: Map<string, Letter>; kerning: Map<string, number>; drawn: Map<string, boolean> }
const memoryOf = new WeakMap<PdfFont, Memory>()

function remember(font: PdfFont): Memory {
  const known = memoryOf.get(font) ?? { letters: new Map(), kerning: new Map(), drawn: new Map() }
  memoryOf.set(font, known)
  return known
}

/** The letters that a font lacks are taken from the spare one, opened the first time that one is met. */
function shapeText(font: PdfFont, text: string, openSpare: () => PdfFont): Shaped {
  const pieces: Piece[] = []
  let width = 0
  let run = ''
  let runFont = font
  const flush = () => {
    if (run === '') return
    const piece = shapeLetters(runFont, run)
    pieces.push(piece)
    width += piece.width
  }
  for (const char of text) {
    const [face, letter] = faceOf(font, char, openSpare)
    if (face !== runFont) {
      flush()
      run = ''
      runFont = face
    }
    run += letter
  }
  flush()
  return { pieces, width }
}

function faceOf(font: PdfFont, char: string, openSpare: () => PdfFont): [PdfFont, string] {
  if (isDrawn(font, char)) return [font, char]
  const spare = openSpare()
  return isDrawn(spare, char) ? [spare, char] : [font, UNKNOWN]
}

function isDrawn(font: PdfFont, char: string): boolean {
  const { drawn } = remember(font)
  const known = drawn.get(char) ?? draws(font, char)
  drawn.set(char, known)
  return known
}

/**
 * Letters one by one, with the kerning of each pair: names are all different, their letters and pairs are not. Ligatures
 * are left out, which also keeps every letter readable by those who copy or listen.
 */
function shapeLetters(font: PdfFont, text: string): Piece & { width: number } {
  const known = remember(font)
  let glyphs = '<'
  let width = 0
  let before = ''
  for (const char of text) {
    const kerning = before ? kerningOf(font, known.kerning, before + char) : 0
    if (kerning !== 0) glyphs += `>${-kerning}<`
    const letter = known.letters.get(char) ?? letterOf(font, char)
    known.letters.set(char, letter)
    glyphs += letter.code
    width += letter.width + kerning
    before = char
  }
  return { font, glyphs: `${glyphs}>`, width }
}

function letterOf(font: PdfFont, char: string): Letter {
  const [[code = '0000'], [position]] = font.encode(char)
  return { code, width: position?.advanceWidth ?? 0 }
}

function kerningOf(font: PdfFont, known: Map<string, number>, pair: string): number {
  const found = known.get(pair)
  if (found !== undefined) return found
  const { positions } = font.layout(pair)
  const [first] = positions
  const kerning = positions.length > 1 && first ? Math.round(first.xAdvance - first.advanceWidth) : 0
  known.set(pair, kerning)
  return kerning
}
