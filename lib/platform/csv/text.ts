import { fileKind, isZip } from '../file-kind'
import { RecordFault } from './fault'

const EMPTY = 'Ce fichier est vide. Remplissez le modèle, enregistrez-le en CSV, puis recommencez.'
const WORKBOOK =
  'Ce fichier est un classeur (Excel ou LibreOffice), pas un CSV. Dans votre tableur, choisissez « Enregistrer sous », format « CSV (séparateur : point-virgule) », puis recommencez.'
const NOT_TEXT = 'Ce fichier n’est pas un tableau CSV. Partez du modèle, enregistrez-le en CSV, puis recommencez.'

const notCsv = (kind: string) =>
  `Ce fichier est ${kind}, pas un tableau CSV. Partez du modèle, enregistrez-le en CSV, puis recommencez.`

/** Bytes of a CSV → text: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252. Throws RecordFault. */
export function csvText(bytes: Uint8Array): string {
  if (isZip(bytes) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new RecordFault(WORKBOOK)
  const kind = fileKind(bytes)
  if (kind) throw new RecordFault(notCsv(kind))
  const text = decode(bytes)
  if (text.trim() === '') throw new RecordFault(EMPTY)
  if (text.includes('\0')) throw new RecordFault(NOT_TEXT)
  return text
}

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}

/** Of 0x80 to 0x9F, which the decoder of Node 20 leaves as control characters: ’ and œ are there. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const windows1252 = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80] ?? char)

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)
