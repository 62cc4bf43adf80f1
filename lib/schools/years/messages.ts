import { schoolYearLabel } from '@/lib/platform/school-year'
import { typographic } from '@/lib/platform/text'

/** Sentences about the change of year, said on screens and by commands. */
export const YEAR_CHANGED =
  'La base élèves a changé depuis l’ouverture de cette page. Rien n’est fait. Relisez les nombres, puis confirmez.'
export const EARLY_YEAR = 'Nous ne sommes pas encore en juin. Cochez la case pour changer d’année dès maintenant.'
export const NO_YEAR_TO_UNDO = 'Aucun changement d’année à annuler.'

/** `year` is not there, or is not after `current`. */
export const notPrepared = (year: number, current: number): string =>
  typographic(
    year <= current
      ? `L’établissement est déjà en ${schoolYearLabel(current)}.`
      : `L’année ${schoolYearLabel(year)} n’est pas prête. Importez d’abord la base élèves de ${schoolYearLabel(year)}, puis confirmez l’année.`,
  )
