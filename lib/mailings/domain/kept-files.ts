const DAY = 86_400_000

/** Files of letters hold codes: they are kept for reprint this long. */
export const KEPT_DAYS = 90

/** When a file that is made now is erased. */
export const erasedAt = (madeAt: Date): Date => new Date(madeAt.getTime() + KEPT_DAYS * DAY)

/** The name of a file of a run of many, when it does not hold as many sheets as when it was planned. Pure. */
export function renamed(fileName: string, [one, many]: readonly [string, string], sheets: string): string {
  return fileName.replace(new RegExp(`, \\d[\\d ]* (?:${many}|${one})(?=[,.])`), `, ${sheets.replace(/\s/g, ' ')}`)
}
