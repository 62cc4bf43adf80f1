/** Light modules kept around the square, on each side (ISO 18004). */
export const QUIET_ZONE = 4

/** `length` dark modules side by side, from the top left corner of the quiet zone. */
export type QrRun = { row: number; column: number; length: number }

type Modules = { size: number; get(row: number, column: number): number }

/** Dark modules of a square, merged per row, and the side of the square with its quiet zone, in modules. */
export function qrRuns({ size, get }: Modules): { side: number; runs: QrRun[] } {
  const runs: QrRun[] = []
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const start = column
      while (column < size && get(row, column) === 1) column++
      if (column > start) runs.push({ row: row + QUIET_ZONE, column: start + QUIET_ZONE, length: column - start })
    }
  return { side: size + 2 * QUIET_ZONE, runs }
}
