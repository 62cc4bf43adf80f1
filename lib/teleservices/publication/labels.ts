import type { PublicationType } from '@/lib/platform/prisma/enums'
import type { PublicationKind } from './domain/publication'

/** TS-56, TS-57: what each type does, in one sentence. */
export const PUBLICATION_TYPE_MEANINGS = {
  NOTES: {
    CONTINUOUS:
      'Chaque note paraît le lendemain de la date choisie par l’enseignant, pour toutes les MEF et toutes les divisions.',
    DEADLINE: 'Les notes paraissent le lendemain des dates que vous fixez ici, par MEF et par division.',
  },
  ABSENCES: {
    CONTINUOUS:
      'Chaque absence paraît le lendemain de sa date de publication, pour toutes les MEF et toutes les divisions.',
    DEADLINE: 'Les absences paraissent le lendemain des dates que vous fixez ici, par MEF et par division.',
  },
  LPC: {
    CONTINUOUS:
      'Chaque compétence paraît le lendemain de sa date de publication, pour toutes les MEF et toutes les divisions.',
    DEADLINE: 'Les compétences paraissent le lendemain des dates que vous fixez ici, par MEF et par division.',
  },
} as const

/** TS-58: what a couple without date means for families. */
export const NO_DATE = {
  NOTES: 'Aucune date : les familles ne voient aucune note.',
  ABSENCES: 'Aucune date : les familles ne voient aucune absence.',
  LPC: 'Aucune date : les familles ne voient aucune compétence.',
} satisfies Record<PublicationKind, string>

/** « les familles ne voient … » */
export const NOTHING_SEEN = {
  NOTES: 'aucune note',
  ABSENCES: 'aucune absence',
  LPC: 'aucune compétence',
} satisfies Record<PublicationKind, string>

/** TS-56, TS-57. */
export const PUBLICATION_TYPE_LABELS = {
  CONTINUOUS: 'Au fil de l’eau',
  DEADLINE: 'A échéance',
} satisfies Record<PublicationType, string>
