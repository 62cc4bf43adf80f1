import { type CivilDate, frenchDate } from '@/lib/platform/dates'
import { plural } from '@/lib/platform/text'
import type { FamilyService } from './family-services'

/** What the card of a child counts of its open services. */
export type GlimpseCounts = {
  marks: number
  /** Day of the last test of which the family reads the mark. */
  lastTakenOn: CivilDate | null
  absences: number
  unjustifiedAbsences: number
  latenesses: number
  unjustifiedLatenesses: number
  skills: number
  /** Day of the last assessment among them. */
  lastAssessedOn: CivilDate | null
}

/** What is behind the link, in a few words: what is to be justified first; « Aucune absence » when there is nothing at all. */
export function glimpseOf(kind: FamilyService, counts: GlimpseCounts): string {
  switch (kind) {
    case 'NOTES':
      if (!counts.lastTakenOn) return 'Aucune note publiée'
      return `${plural(counts.marks, 'note')}, la dernière du ${frenchDate(counts.lastTakenOn)}`
    case 'ABSENCES': {
      const waiting = listed(counts.unjustifiedAbsences, counts.unjustifiedLatenesses)
      return waiting ? `${waiting} à justifier` : listed(counts.absences, counts.latenesses) || 'Aucune absence'
    }
    case 'LPC':
      if (!counts.lastAssessedOn) return 'Aucune compétence publiée'
      return `${plural(counts.skills, 'compétence')}, la dernière du ${frenchDate(counts.lastAssessedOn)}`
  }
}

/** « 1 absence et 2 retards », « 2 retards », or nothing. */
const listed = (absences: number, latenesses: number): string =>
  [absences > 0 && plural(absences, 'absence'), latenesses > 0 && plural(latenesses, 'retard')]
    .filter(Boolean)
    .join(' et ')
