import type { Term } from '@/lib/platform/calendar/domain/school-calendar'
import { type CivilDate, parseFrenchDate } from '@/lib/platform/dates'
import { parseDecimal, parseScale, termOf } from './marks'
import { dayFault, faultsOf, nameFault } from './school-day'
import { subjectKey } from './subjects'

/** Texts of a test, as a file or a form gives them; empty = not said. */
export type AssessmentTexts = {
  groupName: string
  subject: string
  title: string
  takenOn: string
  releasedOn: string
  term: string
  coefficient: string
  scale: string
}
export type AssessmentValues = {
  groupName: string
  subject: string
  /** However it is spelled: what makes a test unique. */
  subjectKey: string
  title: string
  takenOn: CivilDate
  /** Date of publication set by the teacher (TS-53). */
  releasedOn: CivilDate
  term: number
  coefficient: number
  scale: number
}
export type AssessmentErrors = Partial<Record<keyof AssessmentTexts, string>>
export type AssessmentReading = { values: AssessmentValues } | { errors: AssessmentErrors }

/**
 * A test from its texts: term of its date by the calendar of the school, coefficient 1 and scale 20 when they are not said.
 * French sentences else.
 */
export function readAssessment(
  texts: AssessmentTexts,
  year: number,
  termOfDay: (day: CivilDate) => Term = termOf,
): AssessmentReading {
  const takenOn = parseFrenchDate(texts.takenOn)
  const releasedOn = parseFrenchDate(texts.releasedOn)
  const coefficient = texts.coefficient === '' ? 1 : parseDecimal(texts.coefficient)
  const scale = parseScale(texts.scale)
  const term = texts.term === '' && takenOn ? termOfDay(takenOn) : parseTerm(texts.term)
  const errors: AssessmentErrors = faultsOf({
    groupName: nameFault('la division ou le groupe', texts.groupName),
    subject: nameFault('la matière', texts.subject),
    title: nameFault('l’intitulé de l’évaluation', texts.title),
    takenOn: dayFault('la date de l’évaluation', texts.takenOn, year),
    releasedOn: dayFault('la date de publication', texts.releasedOn, year),
    term: term === null && takenOn !== null && `Le trimestre « ${texts.term} » n’est pas compris. Écrivez 1, 2 ou 3.`,
    coefficient:
      coefficient === null &&
      `Le coefficient « ${texts.coefficient} » n’est pas compris. Écrivez un nombre de 0 à 999,99.`,
    scale: scale === null && `Le barème « ${texts.scale} » n’est pas compris. Écrivez un nombre plus grand que 0.`,
  })
  if (Object.keys(errors).length > 0 || !takenOn || !releasedOn || coefficient === null || scale === null || !term)
    return { errors }
  const { groupName, subject, title } = texts
  const key = subjectKey(subject)
  return { values: { groupName, subject, subjectKey: key, title, takenOn, releasedOn, term, coefficient, scale } }
}

/** « 1 », « T1 », « Trimestre 1 ». */
function parseTerm(text: string): number | null {
  const digit = text.match(/^(?:t|trimestre)? ?([123])$/i)?.[1]
  return digit ? Number(digit) : null
}
