import { schoolYearLabel } from '@/lib/platform/dates'
import { plural, typographic } from '@/lib/platform/text'
import { departuresNeedConsent, type QuestionCode } from '../domain/import-decision'
import { type Anomaly, fileAnomaly } from './anomalies'

export type Findings = {
  year: number
  schoolYear: number
  /** Pupils of the school who are not in the file, without a word of it, and how many it has. */
  missing: number
  enrolled: number
  /** Ids that now bear somebody else, while the former bearer leaves; that bear perhaps somebody else. */
  replaced: number
  doubts: number
  invalid: number
}

const ask = (code: QuestionCode, message: string) => fileAnomaly('QUESTION', code, typographic(message))

/** What must be answered before anything is written, in the order in which people think of it (README « Import outcomes »). */
export function questionsOf(found: Findings): Anomaly[] {
  const { year, schoolYear, missing, enrolled, replaced, doubts, invalid } = found
  const questions: Anomaly[] = []
  if (year !== schoolYear)
    questions.push(
      ask(
        'YEAR_DIFFERS',
        `Ces fichiers sont de l’année ${schoolYearLabel(year)} ; l’établissement est en ${schoolYearLabel(schoolYear)}. L’import prépare l’autre année sans toucher à celle-ci.`,
      ),
    )
  if (departuresNeedConsent(missing, enrolled))
    questions.push(
      ask(
        'MANY_DEPARTURES',
        `${plural(missing, 'élève')} sur ${enrolled} ne figurent pas dans le fichier. Leurs codes et leurs accès seront retirés. Vérifiez que l’export contient toutes les divisions.`,
      ),
    )
  if (replaced > 0)
    questions.push(
      ask(
        'STUDENTS_REPLACED',
        `${plural(replaced, 'identifiant SIECLE désigne', 'identifiants SIECLE désignent')} maintenant ${replaced > 1 ? 'd’autres élèves' : 'un autre élève'}. Rien ne passe de l’un à l’autre : l’ancien est marqué parti, ses codes et ses accès sont retirés. La liste est plus bas.`,
      ),
    )
  if (doubts > 0)
    questions.push(
      ask(
        'IDENTITY_DOUBT',
        `Même élève ? ${plural(doubts, 'fiche')} du fichier ${doubts > 1 ? 'portent' : 'porte'} l’identifiant SIECLE d’un élève connu, avec un autre nom et la même date de naissance. La liste est plus bas. Importer en fait ${doubts > 1 ? 'de nouveaux élèves' : 'un nouvel élève'}. Si c’est la même personne, annulez, corrigez SIECLE, puis exportez de nouveau.`,
      ),
    )
  if (invalid > 0)
    questions.push(
      ask(
        'INVALID_STUDENTS',
        `${plural(invalid, 'élève')} à corriger dans SIECLE. L’import peut se faire sans ${invalid > 1 ? 'eux' : 'cet élève'}.`,
      ),
    )
  return questions
}
