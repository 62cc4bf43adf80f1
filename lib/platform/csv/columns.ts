import { nameKey } from '../text'
import { RecordFault } from './fault'
import type { CsvRow } from './rows'

export type Column = {
  /** As the model writes it. */
  header: string
  /** Other words that are read the same. */
  also?: readonly string[]
  required?: boolean
  /** What to write, for the page that describes the format. */
  help: string
}
export type Columns = Record<string, Column>
export type Line<Of extends Columns> = { line: number; cells: Record<keyof Of, string> }

const LONGEST_TITLE = 200

/** Titles of the model, in order. */
export const headersOf = (columns: Columns): string[] => Object.values(columns).map(({ header }) => header)

/** « Après-midi », « apres midi » and « Période (matin|après-midi) » are one header: what is in brackets is a help. */
function headerKey(header: string): string {
  const title = header.slice(0, LONGEST_TITLE)
  const [opens, closes] = [title.indexOf('('), title.lastIndexOf(')')]
  const bare = opens !== -1 && closes > opens ? title.slice(0, opens) + title.slice(closes + 1) : title
  return nameKey(bare.replace(/[?*]/g, ''))
}

/** Lines of data by the names of the columns, in any order; unknown columns are left out. Throws RecordFault. */
export function readLines<Of extends Columns>(columns: Of, rows: readonly CsvRow[]): Line<Of>[] {
  const [head, ...data] = rows
  const keys = (head?.cells ?? []).map(headerKey)
  const names = Object.keys(columns) as (keyof Of & string)[]
  const answers = names.map((name) => {
    const words = [columns[name]?.header ?? '', ...(columns[name]?.also ?? [])].map(headerKey)
    return keys.flatMap((key, place) => (words.includes(key) ? place : []))
  })
  const twice = answers.find(({ length }) => length > 1)
  if (twice) throw new RecordFault(sameDatum(twice.map((place) => head?.cells[place] ?? '')))
  const places = names.map((name, index) => [name, answers[index]?.[0] ?? -1] as const)
  const missing = places.filter(([name, place]) => place === -1 && columns[name]?.required)
  if (missing.length > 0) throw new RecordFault(missingColumns(missing.map(([name]) => columns[name]?.header ?? '')))
  if (data.length === 0)
    throw new RecordFault(
      'Ce fichier ne contient que les titres des colonnes. Remplissez des lignes, puis recommencez.',
    )
  const width = head?.cells.length ?? 0
  const longer = data.find(({ cells }) => cells.slice(width).some((cell) => cell.trim() !== ''))
  if (longer) throw new RecordFault(tooManyCells(longer.line))
  return data.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(places.map(([name, place]) => [name, cells[place] ?? ''])) as Record<keyof Of, string>,
  }))
}

const tooManyCells = (line: number): string =>
  `La ligne ${line} a plus de valeurs que de titres : rien n’a été chargé. Un nombre à virgule est peut-être coupé en deux : enregistrez le fichier avec le point-virgule comme séparateur.`

/** Titles of two columns or more that answer one field: the same, or two words that are read the same. */
function sameDatum(titles: readonly string[]): string {
  const [first = '', second = ''] = titles.map((title) => title.slice(0, LONGEST_TITLE))
  const what =
    headerKey(first) === headerKey(second)
      ? `Deux colonnes ont le titre « ${second} »`
      : `Les colonnes « ${first} » et « ${second} » disent la même chose`
  return `${what} : rien n’a été chargé. Gardez la bonne, supprimez l’autre, puis recommencez.`
}

function missingColumns(headers: readonly string[]): string {
  const list = headers.map((header) => `« ${header} »`).join(', ')
  const what = headers.length > 1 ? `Il manque les colonnes ${list}` : `Il manque la colonne ${list}`
  return `${what} sur la première ligne. Partez du modèle : ses titres sont ceux qu’il faut.`
}
