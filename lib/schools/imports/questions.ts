import { schoolYearLabel } from '@/lib/platform/school-year'
import { plural, typographic } from '@/lib/platform/text'
import { type Anomaly, fileAnomaly } from './anomalies'
import type { CutCount } from './cuts'
import { cutsNeedConsent, isSilence } from './domain/import-cuts'
import { departuresNeedConsent, type QuestionCode } from './domain/import-decision'

export type Findings = {
  year: number
  schoolYear: number
  /** Pupils of the school who are not in the file, without a word of it, and how many it has. */
  missing: number
  enrolled: number
  /** Ids that now bear somebody else, while the former bearer leaves; that bear perhaps somebody else. */
  replaced: number
  doubts: number
  guardianDoubts: number
  invalid: number
  cuts: readonly CutCount[]
  /** Légal couples of the school. */
  couples: number
}

const ask = (code: QuestionCode, message: string) => fileAnomaly('QUESTION', code, typographic(message))

/** What must be answered before anything is written, in the order in which people think of it (README « Import outcomes »). */
export function questionsOf(found: Findings): Anomaly[] {
  const { year, schoolYear, missing, enrolled, replaced, doubts, guardianDoubts, invalid } = found
  const questions: Anomaly[] = []
  if (year !== schoolYear)
    questions.push(
      ask(
        'YEAR_DIFFERS',
        `Ces fichiers sont de l’année ${schoolYearLabel(year)} ; l’établissement est en ${schoolYearLabel(schoolYear)}. L’import prépare l’autre année sans toucher à celle-ci : les responsables des élèves déjà présents changeront quand vous importerez de nouveau ces fichiers, l’année changée.`,
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
  if (cutsNeedConsent(found.cuts, found.couples)) questions.push(ask('COUPLES_CUT', sentenceOfCuts(found.cuts)))
  if (doubts + guardianDoubts > 0) questions.push(ask('IDENTITY_DOUBT', sentenceOfDoubts(doubts, guardianDoubts)))
  if (invalid > 0)
    questions.push(
      ask(
        'INVALID_STUDENTS',
        `${plural(invalid, 'élève')} à corriger dans SIECLE. L’import peut se faire sans ${invalid > 1 ? 'eux' : 'cet élève'}.`,
      ),
    )
  return questions
}

/** Pupils of an earlier file of a year to come who are not in this one. */
export const noLongerPrepared = (year: number, count: number): Anomaly[] =>
  count === 0
    ? []
    : [
        fileAnomaly(
          'WARNING',
          'NO_LONGER_PREPARED',
          typographic(
            `${plural(count, 'élève attendu', 'élèves attendus')} pour ${schoolYearLabel(year)} d’après un fichier précédent ${count > 1 ? 'ne figurent' : 'ne figure'} pas dans celui-ci : ${count > 1 ? 'ils ne sont' : 'il n’est'} plus attendu${count > 1 ? 's' : ''}.`,
          ),
        ),
      ]

function sentenceOfDoubts(students: number, guardians: number): string {
  const people = [students > 0 && plural(students, 'élève'), guardians > 0 && plural(guardians, 'responsable')]
  const many = students + guardians > 1
  return `Même personne ? ${people.filter(Boolean).join(' et ')} du fichier ${many ? 'portent' : 'porte'} l’identifiant SIECLE d’une personne connue, sous un autre nom. Répondez plus haut. Sans réponse, l’import en fait ${many ? 'de nouvelles personnes' : 'une nouvelle personne'} : les codes et les accès de l’ancienne ne passent pas.`
}

function sentenceOfCuts(cuts: readonly CutCount[]): string {
  const silent = cuts.filter(({ cause }) => isSilence(cause))
  const sum = (field: 'couples' | 'accounts') => silent.reduce((total, cut) => total + cut[field], 0)
  const [couples, accounts] = [sum('couples'), sum('accounts')]
  const opened = accounts > 0 ? ` ${plural(accounts, 'compte ouvert perd', 'comptes ouverts perdent')} leur accès.` : ''
  return `${plural(couples, 'lien')} entre un responsable et un élève ${couples > 1 ? 'manquent' : 'manque'} dans le fichier, sans qu’il dise pourquoi. Leurs codes et leurs accès seront retirés.${accounts === 1 ? opened.replace('leur', 'son') : opened} Vérifiez que l’export contient tous les élèves et tous les responsables.`
}
