/** Rows of one school year, and the years among which one chooses, newest first: the current one, and those with rows. */
export type ByYear<Row> = { year: number; years: number[]; rows: Row[] }

/** The year of an address, `annee=2026`; undefined for anything else. */
export const askedYear = (annee: string | string[] | undefined): number | undefined => Number(annee) || undefined

/** The year asked for when there is something of it, else the current one of the school. */
export function yearAmong<Row extends { year: number }>(
  rows: readonly Row[],
  { current, asked }: { current: number; asked: number | undefined },
): ByYear<Row> {
  const years = [...new Set([current, ...rows.map(({ year }) => year)])].sort((one, other) => other - one)
  const year = years.find((known) => known === asked) ?? current
  return { year, years, rows: rows.filter((row) => row.year === year) }
}
