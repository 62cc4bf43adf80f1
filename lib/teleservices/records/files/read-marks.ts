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
  const speller = subjectSpeller(context.subjects)
  const marked = lines
    .filter(({ cells }) => cells.mark !== '')
    .map((line) => ({ line, test: readTest(line.cells, context, speller) }))
  const tests = testCollector(
    marked.flatMap(({ line, test }) => ('values' in test ? [{ ...test, line: line.line }] : [])),
  )
  const marks: MarksContent['marks'] = []
  const seen = new Map<string, number>()
  for (const { line, test } of marked) {
    const read = readLine(line, test, { ...context, tests, seen })
    if ('message' in read) anomalies.push({ line: line.line, who: whoOf(line.cells), message: read.message })
    else marks.push(read)
  }
  return { lines: lines.length, spellings: speller.others(), content: { tests: tests.all, marks }, anomalies }
}

type Collector = ReturnType<typeof testCollector>
type LineContext = ReadingContext & {
  tests: Collector
  /** Line of each pupil at each test. */
  seen: Map<string, number>
}
type Mark = Exclude<ReturnType<typeof parseMark>, { error: string }>
type TestReading = { values: AssessmentValues; mark: Mark } | { message: string }

function readTest(
  cells: MarksLine['cells'],
  { year, calendar }: ReadingContext,
  speller: ReturnType<typeof subjectSpeller>,
): TestReading {
  const test = readAssessment(cells, year, calendar.termOf)
  if ('errors' in test) return { message: Object.values(test.errors).join(' ') }
  const mark = parseMark(cells.mark, test.values.scale)
  if ('error' in mark) return { message: mark.error }
  return { values: { ...test.values, subject: speller.spell(test.values.subject) }, mark }
}

function readLine(
  { line, cells }: MarksLine,
  test: TestReading,
  { students, tests, seen }: LineContext,
): MarksContent['marks'][number] | { message: string } {
  if ('message' in test) return test
  const other = tests.otherwise(test.values)
  if (other)
    return {
      message: `Cette évaluation est décrite autrement à la ligne ${other} (date de publication, trimestre, coefficient ou barème). Écrivez la même chose sur toutes ses lignes.`,
    }
  const match = matchStudent(students, {
    ...cells,
    division: cells.groupName,
    birthDate: parseFrenchDate(cells.birthDate),
  })
  if ('fault' in match) return { message: studentFault(match.fault) }
  const position = tests.keep(test.values)
  const key = `${position}|${match.id}`
  const before = seen.get(key)
  if (before)
    return { message: `Cet élève a déjà une note à cette évaluation à la ligne ${before}. Supprimez l’une des deux.` }
  seen.set(key, line)
  return { test: position, studentId: match.id, ...test.mark }
}

type Description = { values: AssessmentValues; line: number; lines: number }

/**
 * Tests in the order of the file; one is known by its group, subject, title and day. Of a test that its lines describe in
 * two ways, the description of the most lines counts; none when as many say the one as the other.
 */
function testCollector(described: readonly { values: AssessmentValues; line: number }[]) {
  const all: AssessmentValues[] = []
  const positions = new Map<string, number>()
  const descriptions = new Map<string, Description[]>()
  const keyOf = ({ groupName, subject, title, takenOn }: AssessmentValues) =>
    JSON.stringify([groupName, subject, title, takenOn])
  for (const { values, line } of described) {
    const known = descriptions.get(keyOf(values)) ?? []
    const same = known.find((one) => sameSettings(one.values, values))
    if (same) same.lines++
    else descriptions.set(keyOf(values), [...known, { values, line, lines: 1 }])
  }
  return {
    all,
    /** Line of another description that counts more than this one, or as much; null when this one counts. */
    otherwise(values: AssessmentValues): number | null {
      const known = descriptions.get(keyOf(values)) ?? []
      const lines = known.find((one) => sameSettings(one.values, values))?.lines ?? 0
      return known.find((one) => !sameSettings(one.values, values) && one.lines >= lines)?.line ?? null
    },
    keep(values: AssessmentValues): number {
      const key = keyOf(values)
      const position = positions.get(key) ?? all.push(values) - 1
      positions.set(key, position)
      return position
    },
  }
}

const sameSettings = (one: AssessmentValues, other: AssessmentValues): boolean =>
  one.releasedOn === other.releasedOn &&
  one.term === other.term &&
  one.coefficient === other.coefficient &&
  one.scale === other.scale
