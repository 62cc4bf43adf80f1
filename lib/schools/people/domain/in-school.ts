import type { CivilDate } from '@/lib/platform/dates'

/** SIECLE CODE_MOTIF_SORTIE: the pupil died; nothing is ever sent to the family again. */
export const DECEASED = '43'

const INACTIVE_DIVISION = 'inactifs'

export type Presence = 'PRESENT' | 'LEFT' | 'NO_DIVISION'

/**
 * Is the pupil in school on that day (formats.md §1.6)? An exit date in the past, or death, is a departure;
 * no division of type D, or the division « Inactifs », means that the school does not count him.
 */
export function presenceOf(
  student: { exitOn: CivilDate | null; exitReason: string | null; division: string | null },
  today: CivilDate,
): Presence {
  if (student.exitReason === DECEASED) return 'LEFT'
  if (student.exitOn !== null && student.exitOn <= today) return 'LEFT'
  if (student.division === null || student.division.toLowerCase() === INACTIVE_DIVISION) return 'NO_DIVISION'
  return 'PRESENT'
}

/** Division among the structures of a pupil: the first of type D, trimmed at both ends only. */
export function divisionOf(structures: readonly { code: string; type: string }[]): string | null {
  const division = structures.find((structure) => structure.type === 'D' && structure.code.trim() !== '')
  return division ? division.code.trim() : null
}
