import { expect, test } from 'vitest'
import { type FontName, fontBytes, SPARE } from '@/lib/documents/sheets/fonts'
import { draws, openFont, openPdf } from '@/lib/documents/sheets/pdfkit'
import { isPrintable } from '@/lib/platform/names/domain/printable'

const FONTS = Object.keys(SPARE) as FontName[]
const LAST = 0xffff

test('[TS-22] what is said to be printable has a letter in a font of each face: no empty box', () => {
  const pdf = openPdf({ subset: 'PDF/UA', tagged: true, pdfVersion: '1.7', margin: 0 })
  const open = (face: FontName | 'spare' | 'spareBold') => openFont(pdf, face, fontBytes(face))
  const pairs = FONTS.map((name) => [open(name), open(SPARE[name])] as const)
  const missing: string[] = []
  for (let code = 0x20; code <= LAST; code++) {
    const letter = String.fromCodePoint(code).normalize('NFC')
    if (/\p{Cn}|\p{Cs}/u.test(letter) || !isPrintable(letter) || letter.length > 1) continue
    if (letter === '\u202f' || letter === '\u00ad' || /\s/.test(letter)) continue
    if (!pairs.every((fonts) => fonts.some((font) => draws(font, letter)))) missing.push(code.toString(16))
  }
  expect(missing).toEqual([])
})

test.each([
  ['Þórðardóttir Łukasz Ħal Ŋaŋa Weiß œ Œ ı', true],
  ['Παπαδόπουλος', true],
  ['Щукин', true],
  ['Nguyễn', true],
  ['Zoe\u0301', true],
  ['Mme\u202fO’Brien\u00a0; l’« été »… n° 5 — 10\u00a0€', true],
  ['Collège\nLycée', true],
  ['محمد', false],
  ['עדה', false],
  ['नीता', false],
  ['王小明', false],
  ['Léa 😀', false],
])('« %s » is printable: %s', (text, expected) => expect(isPrintable(text)).toBe(expected))
