import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { fileKind, isZip, SIGNATURE_BYTES, zipKind } from '@/lib/platform/file-kind'
import { ImportFault } from './fault'

const MEGABYTE = 1024 * 1024
/** Of one file as it is sent, ZIP or XML. */
export const MAX_FILE_BYTES = 100 * MEGABYTE
/** Of the XML once unpacked: thirty times the largest school. */
export const MAX_XML_BYTES = 256 * MEGABYTE
const MAX_ENTRIES = 1000
const READ_BYTES = 256 * 1024
/** Text of a larger piece would leave the young generation, and its memory be taken from the system each time. */
const PIECE_BYTES = 32 * 1024

/** Exactly one entry must match (formats.md §11): no dotfile, no folder that begins with a dot. */
const XML_ENTRY = /^([^.][^/]*\/)*[^./][^/]*\.xml$/i

export type SourceFile = { name: string; handle: FileHandle; size: number }
export type XmlFile = {
  name: string
  /** Bytes of the XML once unpacked. */
  size: number
  read(): Promise<AsyncIterable<Uint8Array> & { destroy(): unknown }>
}

/** The XML that a file holds: itself, or the only XML of a ZIP, recognised by content and never by name. */
export async function openXml(file: SourceFile): Promise<XmlFile> {
  if (file.size === 0)
    throw new ImportFault('INVALID_FILE', 'Ce fichier est vide. Exportez-le de nouveau depuis SIECLE.')
  if (file.size > MAX_FILE_BYTES) throw new ImportFault('INVALID_FILE', tooLarge(MAX_FILE_BYTES))
  const start = Buffer.alloc(SIGNATURE_BYTES)
  await file.handle.read(start, 0, SIGNATURE_BYTES, 0)
  if (isZip(start)) return openZip(file)
  const kind = fileKind(start)
  if (kind) throw notSiecle(kind)
  return { name: file.name, size: file.size, read: async () => Object.assign(readWhole(file), { destroy: () => {} }) }
}

const notSiecle = (kind: string) =>
  new ImportFault('INVALID_FILE', `Ce fichier est ${kind}. Choisissez le fichier que SIECLE exporte, en XML ou en ZIP.`)

const tooLarge = (limit: number) =>
  `Ce fichier dépasse ${limit / MEGABYTE} Mo, la limite d’un import. Importez l’export d’un seul établissement.`

/** One buffer serves the whole reading: each chunk is used up before the next one is asked for. */
async function* readWhole(file: SourceFile): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(READ_BYTES)
  for (let position = 0; ; ) {
    const { bytesRead } = await file.handle.read(buffer, 0, READ_BYTES, position)
    if (bytesRead === 0) return
    position += bytesRead
    for (let start = 0; start < bytesRead; start += PIECE_BYTES)
      yield buffer.subarray(start, Math.min(start + PIECE_BYTES, bytesRead))
  }
}

/** SHA-256 of the file as it was sent, in hex. */
export async function hashFile(file: SourceFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of readWhole(file)) hash.update(chunk)
  return hash.digest('hex')
}

async function openZip(file: SourceFile): Promise<XmlFile> {
  const zip = await yauzl
    // Some tools write `\\` between folders: read as `/`, then held to the same rule.
    .fromFdPromise(file.handle.fd, { strictFileNames: false, autoClose: false })
    .catch((error: unknown) => Promise.reject(unreadable(error)))
  const entry = await onlyXmlEntry(zip)
  if (entry.uncompressedSize > MAX_XML_BYTES) throw new ImportFault('INVALID_FILE', tooLarge(MAX_XML_BYTES))
  if (!entry.canDecodeFileData())
    throw new ImportFault('INVALID_FILE', 'Ce ZIP est protégé par un mot de passe. Envoyez celui que SIECLE produit.')
  // yauzl ends the stream with an error as soon as it is longer than announced: a bomb never unfolds.
  return { name: file.name, size: entry.uncompressedSize, read: async () => entryBytes(zip, entry) }
}

async function entryBytes(zip: yauzl.ZipFile, entry: yauzl.Entry) {
  const stream = await zip.openReadStreamPromise(entry).catch((error: unknown) => Promise.reject(unreadable(error)))
  const bytes = (async function* () {
    let sum = 0
    try {
      for await (const chunk of stream) {
        sum = crc32(chunk as Uint8Array, sum)
        yield chunk as Uint8Array
      }
    } catch (error) {
      throw unreadable(error)
    }
    if (sum !== entry.crc32) throw unreadable(null)
  })()
  return Object.assign(bytes, { destroy: () => stream.destroy() })
}

async function onlyXmlEntry(zip: yauzl.ZipFile): Promise<yauzl.Entry> {
  const found: yauzl.Entry[] = []
  const names: string[] = []
  if (zip.entryCount > MAX_ENTRIES)
    throw new ImportFault('INVALID_FILE', 'Ce ZIP contient trop de fichiers. Envoyez celui que SIECLE produit.')
  try {
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName)
      if (XML_ENTRY.test(entry.fileName) && !entry.fileName.startsWith('__MACOSX/')) found.push(entry)
    }
  } catch (error) {
    throw unreadable(error)
  }
  const kind = zipKind(names)
  if (kind) throw notSiecle(kind)
  const [entry, second] = found
  if (!entry)
    throw new ImportFault('INVALID_FILE', 'Ce ZIP ne contient aucun fichier XML. Envoyez celui que SIECLE produit.')
  if (second)
    throw new ImportFault(
      'INVALID_FILE',
      `Ce ZIP contient ${found.length} fichiers XML au lieu d’un. Envoyez-les séparément.`,
    )
  return entry
}

function unreadable(error: unknown): ImportFault {
  if (error instanceof ImportFault) return error
  const reason = error instanceof Error ? error.message : ''
  if (/relative path|absolute path|invalid characters in fileName/i.test(reason))
    return new ImportFault(
      'INVALID_FILE',
      'Ce ZIP range ses fichiers hors de son dossier. Envoyez celui que SIECLE produit.',
    )
  return new ImportFault('INVALID_FILE', 'Ce ZIP est abîmé ou incomplet. Téléchargez-le de nouveau depuis SIECLE.')
}
