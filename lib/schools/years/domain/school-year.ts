import type { CivilDate } from '@/lib/platform/dates'

/** model.md « Tenancy and years »: the next year is proposed from 15 July of the current one, or once its file is there. */
export const isProposed = (year: number, today: CivilDate, prepared: boolean): boolean =>
  prepared || today >= `${year + 1}-07-15`

/** README « Undo and years »: before June the page says that it is early, and asks. */
export const isEarly = (year: number, today: CivilDate): boolean => today < `${year + 1}-06-01`
