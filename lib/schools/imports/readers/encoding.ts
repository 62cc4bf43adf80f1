import { isAscii, isUtf8 } from 'node:buffer'
import { ImportFault } from './fault'

export type Encoding = { label: string; singleByte: boolean }

/** BOM, else the declaration in the first 128 bytes, else UTF-8 (formats.md §11). Throws ENCODING_NOT_SUPPORTED. */
export function detectEncoding(start: Uint8Array): Encoding {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { label: 'utf-8', singleByte: false }
  if (start[0] === 0xff && start[1] === 0xfe) return { label: 'utf-16le', singleByte: false }
  if (start[0] === 0xfe && start[1] === 0xff) return { label: 'utf-16be', singleByte: false }
  const text = Buffer.from(start.subarray(0, 128)).toString('latin1')
  const declared = text.match(/^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/)?.[1]
  const label = canonicalLabel(declared ?? 'utf-8')
  return { label, singleByte: /^(iso-8859|windows-12|macintosh|ibm|koi8)/.test(label) }
}

function canonicalLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    throw new ImportFault(
      'ENCODING_NOT_SUPPORTED',
      `Ce fichier se dit codé en « ${label} », un codage inconnu. Exportez-le de nouveau depuis SIECLE, sans l’ouvrir dans un autre logiciel.`,
    )
  }
}

/** Bytes → text, chunk by chunk. Throws ENCODING_NOT_SUPPORTED when the bytes are not what the file declares. */
export async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding.label, { fatal: true })
  const watch = encoding.singleByte ? utf8Watch() : null
  for await (const chunk of chunks) {
    watch?.see(chunk)
    yield decodeChunk(() => decoder.decode(chunk, { stream: true }), encoding)
  }
  if (watch?.isUtf8())
    throw new ImportFault(
      'ENCODING_NOT_SUPPORTED',
      `Ce fichier se dit codé en ${encoding.label.toUpperCase()} mais il est en UTF-8 : les accents seraient perdus. Exportez-le de nouveau depuis SIECLE, sans l’ouvrir dans un autre logiciel.`,
    )
  const rest = decodeChunk(() => decoder.decode(), encoding)
  if (rest) yield rest
}

function decodeChunk(run: () => string, encoding: Encoding): string {
  try {
    return run()
  } catch {
    throw new ImportFault(
      'ENCODING_NOT_SUPPORTED',
      `Ce fichier se dit codé en ${encoding.label.toUpperCase()} mais il contient d’autres caractères. Exportez-le de nouveau depuis SIECLE, sans l’ouvrir dans un autre logiciel.`,
    )
  }
}

/** Accented text that is valid UTF-8 from end to end is UTF-8, whatever its declaration says: `é` alone is not. */
function utf8Watch() {
  let accents = false
  let valid = true
  let tail: Uint8Array<ArrayBufferLike> = new Uint8Array()
  return {
    see(chunk: Uint8Array) {
      if (!valid || (tail.length === 0 && isAscii(chunk))) return
      accents = true
      const bytes = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
      const end = lastWholeCharacter(bytes)
      valid = isUtf8(bytes.subarray(0, end))
      tail = bytes.slice(end)
    },
    isUtf8: () => valid && accents && tail.length === 0,
  }
}

/** Where the last complete UTF-8 sequence ends: a character may be cut between two chunks. */
function lastWholeCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? bytes.length - back : bytes.length
    }
    if (byte < 0x80) break
  }
  return bytes.length
}
