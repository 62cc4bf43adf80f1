import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'

export type FontName = 'text' | 'bold' | 'mono' | 'monoBold'
/** The packages split each face: Western letters, then the other Latin ones (Š, Ž, Ł, ș…). */
export type Subset = 'latin' | 'latin-ext'

export const FONT_NAMES: readonly FontName[] = ['text', 'bold', 'mono', 'monoBold']

const FACES: Record<FontName, readonly [family: string, weight: number]> = {
  text: ['atkinson-hyperlegible-next', 400],
  bold: ['atkinson-hyperlegible-next', 700],
  mono: ['atkinson-hyperlegible-mono', 400],
  monoBold: ['atkinson-hyperlegible-mono', 700],
}

const loaded = new Map<string, Buffer>()

/** A face as TrueType bytes. pdfkit could read the .woff itself, forty times slower (it inflates in JavaScript). */
export function fontBytes(name: FontName, subset: Subset): Buffer {
  const [family, weight] = FACES[name]
  const file = `${family}-${subset}-${weight}-normal.woff`
  const known = loaded.get(file)
  if (known) return known
  const bytes = unwrapWoff(
    readFileSync(
      path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', '@fontsource', family, 'files', file),
    ),
  )
  loaded.set(file, bytes)
  return bytes
}

/** WOFF 1 → TrueType: the same tables, each deflated or not, behind another directory. */
function unwrapWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const header = Buffer.alloc(12 + 16 * count)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  const log = Math.floor(Math.log2(count))
  header.writeUInt16BE(16 * 2 ** log, 6)
  header.writeUInt16BE(log, 8)
  header.writeUInt16BE(16 * (count - 2 ** log), 10)
  const parts = [header]
  let offset = header.length
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index
    const [start, stored, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number]
    const raw = woff.subarray(start, start + stored)
    const table = stored < length ? inflateSync(raw) : raw
    const place = 12 + 16 * index
    woff.copy(header, place, entry, entry + 4)
    woff.copy(header, place + 4, entry + 16, entry + 20)
    header.writeUInt32BE(offset, place + 8)
    header.writeUInt32BE(length, place + 12)
    const padded = Buffer.concat([table, Buffer.alloc((4 - (length % 4)) % 4)])
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}
