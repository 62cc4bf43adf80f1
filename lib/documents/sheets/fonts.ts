import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type FontName = 'text' | 'bold' | 'mono' | 'monoBold'
/** A file of letters: that of a font, or the one that has the letters a font lacks (Ŋ, Ħ, Greek, Cyrillic). */
export type Face = FontName | 'spare' | 'spareBold'

const FILES: Record<Face, string> = {
  text: 'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  bold: 'atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  mono: 'atkinson-hyperlegible-mono/400Regular/AtkinsonHyperlegibleMono_400Regular.ttf',
  monoBold: 'atkinson-hyperlegible-mono/700Bold/AtkinsonHyperlegibleMono_700Bold.ttf',
  spare: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  spareBold: 'noto-sans/700Bold/NotoSans_700Bold.ttf',
}

export const SPARE = { text: 'spare', bold: 'spareBold', mono: 'spare', monoBold: 'spareBold' } as const

/** The TrueType file of a face. */
export const fontFile = (face: Face): string =>
  path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', '@expo-google-fonts', FILES[face])

const loaded = new Map<Face, Buffer>()

/** A face as TrueType bytes, read once. */
export function fontBytes(face: Face): Buffer {
  const bytes = loaded.get(face) ?? readFileSync(fontFile(face))
  loaded.set(face, bytes)
  return bytes
}
