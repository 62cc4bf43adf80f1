import { frenchDate, parseFrenchDate } from '@/lib/platform/dates'
import { isInSchoolYear, schoolYearLabel } from '@/lib/platform/school-year'

/** Why a text is not a day of that school year, in French; null when it is. `what`: « la date de début ». */
export function dayFault(what: string, text: string, year: number): string | null {
  if (text === '') return `Écrivez ${what}, par exemple 03/11/${year}.`
  const day = parseFrenchDate(text)
  if (!day) return `La date « ${text} » n’est pas comprise. Écrivez ${what} sous la forme JJ/MM/AAAA.`
  if (isInSchoolYear(day, year)) return null
  return `Le ${frenchDate(day)} n’est pas dans l’année scolaire ${schoolYearLabel(year)}. Corrigez ${what}.`
}

/** Why a text names nothing, in French; null when it does. `what`: « la matière ». */
export function nameFault(what: string, text: string, longest = 120): string | null {
  if (text === '') return `Écrivez ${what}.`
  return text.length > longest ? `Raccourcissez ${what} : ${longest} caractères au plus.` : null
}

/** Only what is wrong: a field without a sentence is left out. */
export function faultsOf<Name extends string>(
  faults: Record<Name, string | null | false>,
): Partial<Record<Name, string>> {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault)) as Partial<Record<Name, string>>
}
