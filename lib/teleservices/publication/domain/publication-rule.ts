import { addDays, type CivilDate } from '@/lib/platform/dates'

export type Publication = {
  type: 'CONTINUOUS' | 'DEADLINE'
  /** Échéances of the pupil's couple MEF / division, in any order. */
  releaseDates: readonly CivilDate[]
  /** Day on which the family reads. */
  day: CivilDate
}

/**
 * TS-53, TS-56, TS-57: whether a test (or an absence, TS-66) that the teacher released on that day is read on `day`.
 * Families read the data of the eve (TS-46), so what counts is what happened until then.
 */
export function isPublished(releasedOn: CivilDate, { type, releaseDates, day }: Publication): boolean {
  const eve = addDays(day, -1)
  if (type === 'CONTINUOUS') return releasedOn <= eve
  return releaseDates.some((date) => releasedOn <= date && date <= eve)
}
