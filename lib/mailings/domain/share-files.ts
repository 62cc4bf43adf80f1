/** A letter that waits to be printed: its number in the school, the division it is piled under, its sheets. */
export type WaitingLetter = { number: number; division: string | null; sheets: number }

/**
 * Letters in print order, cut into files of at most `limit` pages, the pages between divisions included. An envelope is
 * never cut.
 */
export function shareIntoFiles(
  letters: readonly WaitingLetter[],
  limit: number,
): { numbers: number[]; pages: number }[] {
  const files: { numbers: number[]; pages: number }[] = []
  let before: string | null | undefined
  for (const { number, division, sheets } of letters) {
    const last = files.at(-1)
    const pages = division === before ? sheets : sheets + 1
    before = division
    if (last && last.pages + pages <= limit) {
      last.numbers.push(number)
      last.pages += pages
    } else files.push({ numbers: [number], pages: sheets + 1 })
  }
  return files
}
