import 'server-only'
import type { FontName } from './fonts'
import { openFont, type Pdf, type PdfFont } from './pdfkit'

/** Text ready to be shown: the operand of TJ, its width and height for a size of 1,000 points. */
export type Shaped = { font: PdfFont; glyphs: string; width: number }
export type Shaper = {
  (name: FontName, text: string): Shaped
  font(name: FontName): PdfFont
}

/** The same words come back on every sheet: each is shaped once. Beyond this many, the memory starts afresh. */
const REMEMBERED = 2_000

export function makeShaper(pdf: Pdf): Shaper {
  const opened = new Map<FontName, PdfFont>()
  const open = (name: FontName) => {
    const font = opened.get(name) ?? openFont(pdf, name)
    opened.set(name, font)
    return font
  }
  const shaped = new Map<string, Shaped>()

  function shape(name: FontName, text: string): Shaped {
    const key = `${name}/${text}`
    const known = shaped.get(key)
    if (known) return known
    if (shaped.size >= REMEMBERED) shaped.clear()
    const made = shapeLetters(open(name), text)
    shaped.set(key, made)
    return made
  }
  return Object.assign(shape, { font: open })
}

type Letter = { code: string; width: number }
const lettersOf = new WeakMap<PdfFont, { letters: Map<string, Letter>; kerning: Map<string, number> }>()

/**
 * Letters one by one, with the kerning of each pair: names are all different, their letters and pairs are not. Ligatures
 * are left out, which also keeps every letter readable by those who copy or listen.
 */
function shapeLetters(font: PdfFont, text: string): Shaped {
  const known = lettersOf.get(font) ?? { letters: new Map<string, Letter>(), kerning: new Map<string, number>() }
  lettersOf.set(font, known)
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
