import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type FontName = 'text' | 'bold' | 'mono' | 'monoBold'

export const FONT_NAMES: readonly FontName[] = ['text', 'bold', 'mono', 'monoBold']

const FILES: Record<FontName, string> = {
  text: 'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  bold: 'atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  mono: 'atkinson-hyperlegible-mono/400Regular/AtkinsonHyperlegibleMono_400Regular.ttf',
  monoBold: 'atkinson-hyperlegible-mono/700Bold/AtkinsonHyperlegibleMono_700Bold.ttf',
}

/** The TrueType file of a face. */
export const fontFile = (name: FontName): string =>
  path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', '@expo-google-fonts', FILES[name])

const loaded = new Map<FontName, Buffer>()

/** A face as TrueType bytes, read once. */
export function fontBytes(name: FontName): Buffer {
  const bytes = loaded.get(name) ?? readFileSync(fontFile(name))
  loaded.set(name, bytes)
  return bytes
}
