/** Offset pages for screens; exports and jobs read by cursor. */
export const PAGE_SIZE = 50

export type Page<Row> = { rows: Row[]; total: number; page: number; pageCount: number }

export const pageCount = (total: number): number => Math.max(1, Math.ceil(total / PAGE_SIZE))

/** The page asked for, brought back between 1 and the last one. */
export const clampPage = (asked: number, total: number): number => Math.min(Math.max(1, asked), pageCount(total))
