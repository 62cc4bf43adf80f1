/** CSV for French spreadsheets: `;`, CRLF, UTF-8 with BOM, formulas neutralised (formats.md §8). Pure. */
export const CSV_BOM = '\ufeff'

/** One line, CRLF included. Cells that a spreadsheet would run (= + - @ tab CR) get a leading quote. */
export const csvLine = (cells: readonly (string | number | null | undefined)[]): string =>
  `${cells.map(csvCell).join(';')}\r\n`

function csvCell(value: string | number | null | undefined): string {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
