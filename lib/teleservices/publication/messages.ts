import { type CivilDate, frenchDate } from '@/lib/platform/dates'
import { schoolYearDays, schoolYearLabel } from '@/lib/platform/school-year'
import { plural } from '@/lib/platform/text'
import type { DayRefusal, PublicationKind } from './domain/publication'
import { NOTHING_SEEN } from './labels'
import type { PublicationDone } from './schemas'

/** TS-55: in place of the choice. */
export const SERVICE_CLOSED = {
  NOTES: "Le télé-service de publication des notes n'est pas ouvert : ouvrez-le pour choisir le type de publication.",
  ABSENCES:
    "Le télé-service de publication des absences n'est pas ouvert : ouvrez-le pour choisir le type de publication.",
  LPC: "Le télé-service de publication du livret personnel de compétences n'est pas ouvert : ouvrez-le pour choisir le type de publication.",
} satisfies Record<PublicationKind, string>

/** TS-64, word for word. */
export const DROP_DATES_TITLE = "Suppression des dates d'échéance"
export const DROP_DATES = "Les dates d'échéance vont être supprimées."
export const DROP_DATES_QUESTION = 'Voulez-vous continuer?'

/** TS-60, TS-61 (M06). */
export const EVERY_COUPLE = 'Sélectionner TOUS les couples MEF / Division'
export const SOME_COUPLES = 'Sélectionner un ou plusieurs couples MEF / Division'
export const COUPLES_HEADING = 'Mef/Division possibles'
export const DATE_HEADINGS = {
  ADD: 'Sélection de la date à ajouter',
  REMOVE: 'Sélection de la date à supprimer',
} as const

export const CONTINUOUS_WITHOUT_DATE = 'La publication est au fil de l’eau : il n’y a aucune date à fixer.'
export const NO_DATE_TO_REMOVE = 'Aucun couple n’a de date : il n’y a rien à supprimer.'
export const YEAR_IS_OVER =
  'L’année scolaire est finie : aucune date ne peut plus être ajoutée. Le chef d’établissement passe à l’année suivante dans « Année scolaire ».'
export const NOBODY_TAUGHT = 'Aucun élève n’a de MEF et de division cette année. Importez la base élèves.'
export const NO_COUPLE_TICKED = 'Cochez au moins un couple MEF / Division, ou sélectionnez TOUS les couples.'
export const DATE_MISSING = 'Choisissez un jour du calendrier, ou écrivez une date.'
export const DATE_NOT_UNDERSTOOD = 'Écrivez une date qui existe, comme 18/12/2026.'
export const NOT_BY_DATES =
  'La publication est maintenant au fil de l’eau : il n’y a plus de date à fixer. Rechargez la page.'

/** TS-60. */
export function dayRefused(refusal: DayRefusal, day: CivilDate, year: number): string {
  if (refusal === 'PAST') return `Le ${frenchDate(day)} est passé. Choisissez aujourd’hui ou un jour à venir.`
  const { from, to } = schoolYearDays(year)
  return `Le ${frenchDate(day)} n’est pas dans l’année scolaire ${schoolYearLabel(year)}. Choisissez un jour du ${frenchDate(from)} au ${frenchDate(to)}.`
}

/** TS-61. */
export const dateUnused = (day: CivilDate): string =>
  `Aucun couple n’a la date du ${frenchDate(day)}. Choisissez un jour marqué d’un point.`

export const dateEverywhere = (day: CivilDate): string =>
  `Tous les couples ont déjà la date du ${frenchDate(day)}. Choisissez un autre jour.`

/** What was just done; null when the address says nothing. `autres` = what a colleague had changed meanwhile. */
export function publicationDone({ fait, le, couples, autres }: PublicationDone, kind: PublicationKind): string | null {
  const day = le ? frenchDate(le) : ''
  switch (fait) {
    case 'rien':
      return 'Rien n’a changé.'
    case 'CONTINUOUS':
      return `La publication est au fil de l’eau.${couples > 0 ? ` ${dropped(couples)}` : ''} Les familles le verront demain.`
    case 'DEADLINE':
      return `La publication est à échéance. Ajoutez des dates : sans date, les familles ne voient ${NOTHING_SEEN[kind]} à partir de demain.`
    case 'ajout':
      return `${couples > 0 ? `${plural(couples, 'couple')} ${couples > 1 ? 'ont' : 'a'} maintenant la date du ${day}.` : 'Rien n’a changé.'}${meanwhile(autres, 'l’avaient déjà', 'l’avait déjà')}`
    case 'retrait':
      return `${couples > 0 ? `La date du ${day} est supprimée pour ${plural(couples, 'couple')}.` : 'Rien n’a changé.'}${meanwhile(autres, 'ne l’avaient plus', 'ne l’avait plus')}`
    default:
      return null
  }
}

const dropped = (dates: number): string =>
  dates > 1 ? `${plural(dates, 'date')} ont été supprimées.` : `${plural(dates, 'date')} a été supprimée.`

const meanwhile = (others: number, many: string, one: string): string =>
  others > 0
    ? ` ${plural(others, 'couple')} ${others > 1 ? many : one} : la liste a changé depuis que vous l’avez ouverte.`
    : ''
