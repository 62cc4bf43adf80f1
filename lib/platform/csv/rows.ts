import { CsvError, parse } from 'csv-parse/sync'
import { humanText } from '../text'
import { RecordFault } from './fault'

export type CsvRow = {
  /** Of the file, from 1: where a person finds it in an editor. */
  line: number
  cells: string[]
}

export const MAX_LINES = 50_000
/** Lines without a value take time too: a spreadsheet that was once full exports them all. */
const MAX_EMPTY_LINES = 50_000
/** Characters of one line: its titles, or its values. */
const LONGEST_LINE = 50_000
/** First line that Excel reads, and does not show. */
const SAID_SEPARATOR = /^\ufeff?"?sep=([;,\t|])"?(?:\r\n|\r|\n|$)/i
const SEPARATORS = [';', '\t', ','] as const

/**
 * Rows of a CSV (RFC 4180; separator `;`, tabulation or `,` as in the first line), without the empty ones. Throws
 * RecordFault for a quote that is never closed, for a line without end, and past MAX_LINES after the titles.
 */
export function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  const told = SAID_SEPARATOR.exec(text)
  let line = told ? 2 : 1
  let empty = 0
  const keep = (read: readonly string[]) => {
    const cells = read.map(cleaned)
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
    else empty++
    if (rows.length > MAX_LINES + 1 || empty > MAX_EMPTY_LINES) throw new RecordFault(TOO_LONG)
    line += 1 + read.reduce((sum, cell) => sum + endsOfLine(cell), 0)
    return null
  }
  try {
    parse(withoutEmptyEnd(text.slice(told?.[0].length ?? 0)), {
      delimiter: told?.[1] ?? separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_LINE,
      on_record: keep,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new RecordFault(unclosed(line))
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new RecordFault(tooWide(line))
    throw error
  }
  return rows
}

const TOO_LONG = 'Ce fichier dépasse 50 000 lignes, la limite d’un chargement. Coupez-le en plusieurs fichiers.'

const unclosed = (line: number) =>
  `Un guillemet ouvert à la ligne ${line} n’est jamais fermé. Corrigez cette ligne, puis envoyez de nouveau le fichier.`

const tooWide = (line: number) =>
  `La ligne ${line} est trop longue pour un tableau. Un guillemet n’y est peut-être pas fermé. Partez du modèle, puis recommencez.`

/** Lines of separators alone, at the end, hold nothing: seen at once, not one by one. */
function withoutEmptyEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n;,'.includes(text.charAt(end - 1))) end--
  while (end < text.length && !'\r\n'.includes(text.charAt(end))) end++
  return text.slice(0, end)
}

/** Counted here: csv-parse counts two lines for the CRLF of a quoted cell. */
const endsOfLine = (cell: string): number => cell.match(/\r\n?|\n/g)?.length ?? 0

function separatorOf(text: string): string {
  const first = text.slice(0, Math.max(0, text.search(/[\r\n]/)) || text.length)
  const counts = SEPARATORS.map((separator) => first.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';'
}

/**
 * One space between words, none around, even between a closing quote and its separator; the quote that our own files put
 * before a formula is taken off.
 */
const cleaned = (cell: string): string =>
  humanText(cell)
    .replace(/^"([^"]+)"[^\S\r\n]+$/, '$1')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
