import type { SchoolCalendar } from '@/lib/platform/calendar/domain/school-calendar'
import { type Columns, type Line, readLines } from '@/lib/platform/csv/columns'
import { csvRows } from '@/lib/platform/csv/rows'
import { parseFrenchDate } from '@/lib/platform/dates'
import { type AssessmentValues, readAssessment } from '../domain/assessment'
import { parseMark } from '../domain/marks'
import { matchStudent, type StudentIndex } from '../domain/match-student'
import { subjectSpeller } from '../domain/subjects'
import type { MarksContent, RecordAnomaly, RecordReading } from './content'
import { STUDENT_COLUMNS } from './student-columns'
import { studentFault, whoOf } from './student-faults'

/** Columns of a file of marks, in the order of the model. */
export const MARK_COLUMNS = {
  groupName: {
    header: 'Division ou groupe',
    also: ['Division', 'Groupe', 'Classe'],
    required: true,
    help: 'Comme l’enseignant la nomme : 2NDE1, 3LATIN.',
  },
  subject: { header: 'Matière', required: true, help: 'Mathématiques, Anglais LVA.' },
  title: {
    header: 'Évaluation',
    also: ['Intitulé', 'Devoir'],
    required: true,
    help: 'L’intitulé que liront les familles.',
  },
  takenOn: {
    header: 'Date',
    also: ['Date de l’évaluation'],
    required: true,
    help: 'Le jour de l’évaluation, JJ/MM/AAAA.',
  },
  releasedOn: {
    header: 'Date de publication',
    required: true,
    help: 'Le jour à partir duquel l’enseignant veut la publier, JJ/MM/AAAA.',
  },
  term: {
    header: 'Trimestre',
    also: ['Période'],
    help: '1, 2 ou 3. Vide : celui de la date, par le calendrier de l’établissement.',
  },
  coefficient: { header: 'Coefficient', also: ['Coef'], help: 'De 0 à 999,99. Vide : 1.' },
  scale: { header: 'Barème', also: ['Sur'], help: 'La note la plus haute. Vide : 20.' },
  ...STUDENT_COLUMNS,
  mark: {
    header: 'Note',
    required: true,
    help: 'Un nombre (12,5), ABS pour absent, DISP pour dispensé. Vide : la ligne est ignorée.',
  },
} as const satisfies Columns

type MarksLine = Line<typeof MARK_COLUMNS>
export type ReadingContext = {
  year: number
  students: StudentIndex
  calendar: SchoolCalendar
  /** Of the school’s year, by key (spellingsOf). */
  subjects: ReadonlyMap<string, readonly string[]>
  /** Of the skills, the same. */
  domains: ReadonlyMap<string, readonly string[]>
  skills: ReadonlyMap<string, readonly string[]>
}

/** Tests and marks of a CSV. A line without mark is skipped; a line with a mistake is left out and said. */
export function readMarks(text: string, context: ReadingContext): RecordReading<MarksContent> {
  const lines = readLines(MARK_COLUMNS, csvRows(text))
  const anomalies: RecordAnomaly[] = []
  const tests = testCollector()
  const speller = subjectSpeller(context.subjects)
  const marks: MarksContent['marks'] = []
  const seen = new Map<string, number>()
  for (const line of lines.filter(({ cells }) => cells.mark !== '')) {
    const who = whoOf(line.cells)
    const read = readLine(line, { ...context, tests, speller, seen })
    if ('message' in read) anomalies.push({ line: line.line, who, message: read.message })
    else marks.push(read)
  }
  return { lines: lines.length, spellings: speller.others(), content: { tests: tests.all, marks }, anomalies }
}

type Collector = ReturnType<typeof testCollector>
type LineContext = ReadingContext & {
  tests: Collector
  speller: ReturnType<typeof subjectSpeller>
  /** Line of each pupil at each test. */
  seen: Map<string, number>
}

function readLine(
  { line, cells }: MarksLine,
  { year, students, calendar, tests, speller, seen }: LineContext,
): MarksContent['marks'][number] | { message: string } {
  const test = readAssessment(cells, year, calendar.termOf)
  if ('errors' in test) return { message: Object.values(test.errors).join(' ') }
  const match = matchStudent(students, {
    ...cells,
    division: cells.groupName,
    birthDate: parseFrenchDate(cells.birthDate),
  })
  if ('fault' in match) return { message: studentFault(match.fault) }
  const mark = parseMark(cells.mark, test.values.scale)
  if ('error' in mark) return { message: mark.error }
  const values = { ...test.values, subject: speller.spell(test.values.subject) }
  const known = tests.find(values)
  if (known && !sameSettings(known.values, values))
    return {
      message: `Cette évaluation est décrite autrement à la ligne ${known.line} (date de publication, trimestre, coefficient ou barème). Écrivez la même chose sur toutes ses lignes.`,
    }
  const position = known?.position ?? tests.add(values, line)
  const key = `${position}|${match.id}`
  const before = seen.get(key)
  if (before)
    return { message: `Cet élève a déjà une note à cette évaluation à la ligne ${before}. Supprimez l’une des deux.` }
  seen.set(key, line)
  return { test: position, studentId: match.id, ...mark }
}

type Known = { position: number; line: number; values: AssessmentValues }

/** Tests in the order of the file; one is known by its group, subject, title and day. */
function testCollector() {
  const all: AssessmentValues[] = []
  const known = new Map<string, Known>()
  const keyOf = ({ groupName, subject, title, takenOn }: AssessmentValues) =>
    JSON.stringify([groupName, subject, title, takenOn])
  return {
    all,
    find: (values: AssessmentValues) => known.get(keyOf(values)),
    add(values: AssessmentValues, line: number): number {
      const position = all.push(values) - 1
      known.set(keyOf(values), { position, line, values })
      return position
    },
  }
}

const sameSettings = (one: AssessmentValues, other: AssessmentValues): boolean =>
  one.releasedOn === other.releasedOn &&
  one.term === other.term &&
  one.coefficient === other.coefficient &&
  one.scale === other.scale
