import { RecordFault } from './fault'

export type CsvRow = {
  /** Of the file, from 1: where a person finds it in an editor. */
  line: number
  cells: string[]
}

export const MAX_LINES = 50_000
const SEPARATORS = [';', '\t', ','] as const

/**
 * Rows of a CSV (RFC 4180; separator `;`, tabulation or `,` as in the first line), without the empty ones. Throws
 * RecordFault for a quote that is never closed, and past MAX_LINES after the titles.
 */
export function csvRows(text: string): CsvRow[] {
  const separator = separatorOf(text)
  const rows: CsvRow[] = []
  let row: CsvRow = { line: 1, cells: [] }
  let line = 1
  let position = 0
  const endRow = () => {
    if (row.cells.some((cell) => cell !== '')) rows.push(row)
    if (rows.length > MAX_LINES + 1) throw new RecordFault(TOO_LONG)
    row = { line, cells: [] }
  }
  while (position < text.length) {
    const { cell, end, lines } = readCell(text, position, separator)
    if (end > text.length) throw new RecordFault(unclosed(row.line))
    line += lines
    row.cells.push(cleaned(cell))
    position = end
    if (text[position] === separator) {
      position += 1
      if (position === text.length) row.cells.push('')
      continue
    }
    if (text[position] === '\r' && text[position + 1] === '\n') position += 1
    position += 1
    line += 1
    endRow()
  }
  endRow()
  return rows
}

const TOO_LONG = 'Ce fichier dépasse 50 000 lignes, la limite d’un chargement. Coupez-le en plusieurs fichiers.'

const unclosed = (line: number) =>
  `Un guillemet ouvert à la ligne ${line} n’est jamais fermé. Corrigez cette ligne, puis envoyez de nouveau le fichier.`

function separatorOf(text: string): string {
  const first = text.slice(0, Math.max(0, text.search(/[\r\n]/)) || text.length)
  const counts = SEPARATORS.map((separator) => first.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';'
}

/** The cell that begins there, where it ends, and how many ends of line it holds; `end` past the text = never closed. */
function readCell(text: string, start: number, separator: string): { cell: string; end: number; lines: number } {
  if (text[start] !== '"') {
    let end = start
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
    return { cell: text.slice(start, end), end, lines: 0 }
  }
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) return { cell: '', end: text.length + 1, lines: 0 }
  const inside = text.slice(start + 1, close)
  return {
    cell: inside.replaceAll('""', '"'),
    end: endOfCell(text, close + 1, separator),
    lines: inside.split('\n').length - 1,
  }
}

/** What stands between a closing quote and the next separator is left out. */
function endOfCell(text: string, from: number, separator: string): number {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}

/** One space between words, none around; the quote that our own files put before a formula is taken off. */
const cleaned = (cell: string): string =>
  cell
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
