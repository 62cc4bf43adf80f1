import { type Columns, type Line, readLines } from '@/lib/platform/csv/columns'
import { csvRows } from '@/lib/platform/csv/rows'
import { parseFrenchDate } from '@/lib/platform/dates'
import { matchStudent } from '../domain/match-student'
import { readSkill, type SkillValues } from '../domain/skills'
import { subjectKey, subjectSpeller } from '../domain/subjects'
import type { RecordAnomaly, RecordReading, SkillsContent } from './content'
import type { ReadingContext } from './read-marks'
import { DIVISION_COLUMN, STUDENT_COLUMNS } from './student-columns'
import { studentFault, whoOf } from './student-faults'

/** Columns of a file of skills, in the order of the model. */
export const SKILL_COLUMNS = {
  ...STUDENT_COLUMNS,
  division: DIVISION_COLUMN,
  domain: {
    header: 'Domaine',
    required: true,
    help: 'Un domaine du socle (Les langages pour penser et communiquer), son numéro de 1 à 5, ou un autre.',
  },
  skill: { header: 'Compétence', required: true, help: 'Comme la liront les familles.' },
  level: {
    header: 'Niveau (1|2|3|4)',
    required: true,
    help: '1 ou Maîtrise insuffisante, 2 ou Maîtrise fragile, 3 ou Maîtrise satisfaisante, 4 ou Très bonne maîtrise. Vide : la ligne est ignorée.',
  },
  assessedOn: {
    header: 'Date',
    also: ['Date de l’évaluation'],
    required: true,
    help: 'Le jour de l’évaluation, JJ/MM/AAAA. Une autre date s’ajoute : les familles lisent le dernier niveau, et ceux d’avant.',
  },
  releasedOn: { header: 'Date de publication', help: 'JJ/MM/AAAA. Vide : le jour du chargement.' },
} as const satisfies Columns

type SkillsLine = Line<typeof SKILL_COLUMNS>
type Read = SkillValues & { studentId: string }

/** Skills of a CSV. A line without level is skipped; one with a mistake is left out and said. */
export function readSkills(text: string, context: ReadingContext): RecordReading<SkillsContent> {
  const lines = readLines(SKILL_COLUMNS, csvRows(text))
  const anomalies: RecordAnomaly[] = []
  const skills: Read[] = []
  const seen = new Map<string, number>()
  const spellers = { domains: subjectSpeller(context.domains), skills: subjectSpeller(context.skills) }
  for (const line of lines.filter(({ cells }) => cells.level !== '')) {
    const read = readLine(line, context, spellers)
    const before = 'message' in read ? undefined : seen.get(keyOf(read))
    const message = 'message' in read ? read.message : before && sameSkill(before)
    if (message) anomalies.push({ line: line.line, who: whoOf(line.cells), message })
    if ('message' in read || message) continue
    seen.set(keyOf(read), line.line)
    skills.push(read)
  }
  const spellings = [...spellers.domains.others(), ...spellers.skills.others()]
  return { lines: lines.length, spellings, content: { skills }, anomalies }
}

type Speller = ReturnType<typeof subjectSpeller>

function readLine(
  { cells }: SkillsLine,
  { year, students }: ReadingContext,
  spellers: { domains: Speller; skills: Speller },
): Read | { message: string } {
  const read = readSkill(cells, year)
  if ('errors' in read) return { message: Object.values(read.errors).join(' ') }
  const match = matchStudent(students, { ...cells, birthDate: parseFrenchDate(cells.birthDate) })
  if ('fault' in match) return { message: studentFault(match.fault) }
  const { domain, skill } = read.values
  return {
    ...read.values,
    domain: spellers.domains.spell(domain),
    skill: spellers.skills.spell(skill),
    studentId: match.id,
  }
}

const keyOf = ({ studentId, domain, skill, assessedOn }: Read): string =>
  JSON.stringify([studentId, subjectKey(domain), subjectKey(skill), assessedOn])

const sameSkill = (line: number) =>
  `La ligne ${line} dit déjà le niveau de cet élève dans cette compétence, à cette date. Supprimez l’une des deux.`
