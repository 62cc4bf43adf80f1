import { type Columns, type Line, readLines } from '@/lib/platform/csv/columns'
import { csvRows } from '@/lib/platform/csv/rows'
import { parseFrenchDate } from '@/lib/platform/dates'
import { type AbsenceValues, readAbsence } from '../domain/absences'
import { matchStudent } from '../domain/match-student'
import type { AbsencesContent, RecordAnomaly, RecordReading } from './content'
import type { ReadingContext } from './read-marks'
import { DIVISION_COLUMN, STUDENT_COLUMNS } from './student-columns'
import { studentFault, whoOf } from './student-faults'

/** Columns of a file of absences, in the order of the model. */
export const ABSENCE_COLUMNS = {
  kind: { header: 'Type (absence|retard)', required: true, help: 'absence ou retard.' },
  ...STUDENT_COLUMNS,
  division: DIVISION_COLUMN,
  startsOn: { header: 'Début', also: ['Date de début', 'Date'], required: true, help: 'Le premier jour, JJ/MM/AAAA.' },
  startsAt: {
    header: 'Période (matin|après-midi)',
    required: true,
    help: 'matin ou après-midi : la demi-journée du début.',
  },
  endsOn: {
    header: 'Fin',
    also: ['Date de fin'],
    help: 'Le dernier jour d’une absence. Vide : une seule demi-journée.',
  },
  halfDays: {
    header: 'Demi-journées',
    help: 'Nombre pour une absence, au plus ce qu’il y a de classe du début à la fin. Vide : toutes.',
  },
  minutes: { header: 'Minutes', help: 'Durée d’un retard, de 1 à 300, obligatoire pour un retard.' },
  reason: { header: 'Motif', help: 'Les familles le lisent.' },
  justified: { header: 'Justifiée (oui|non)', also: ['Justifié', 'Justification'], help: 'oui ou non. Vide : non.' },
  releasedOn: { header: 'Date de publication', help: 'JJ/MM/AAAA. Vide : le jour du chargement.' },
} as const satisfies Columns

type AbsencesLine = Line<typeof ABSENCE_COLUMNS>

/** Absences and latenesses of a CSV. A line that only names a pupil is skipped; one with a mistake is left out and said. */
export function readAbsences(text: string, context: ReadingContext): RecordReading<AbsencesContent> {
  const lines = readLines(ABSENCE_COLUMNS, csvRows(text))
  const anomalies: RecordAnomaly[] = []
  const absences: AbsencesContent['absences'] = []
  const seen = new Map<string, number>()
  for (const line of lines.filter(isFilled)) {
    const read = readLine(line, context)
    const before = 'message' in read ? undefined : seen.get(startOf(read))
    const message = 'message' in read ? read.message : before && sameStart(before)
    if (message) anomalies.push({ line: line.line, who: whoOf(line.cells), message })
    if ('message' in read || message) continue
    seen.set(startOf(read), line.line)
    absences.push(read)
  }
  return { lines: lines.length, spellings: [], content: { absences }, anomalies }
}

/** A pupil of the model for whom nothing was written. */
const isFilled = ({ cells }: AbsencesLine): boolean =>
  [cells.kind, cells.startsOn, cells.startsAt, cells.minutes, cells.halfDays].some((cell) => cell !== '')

type Read = AbsenceValues & { studentId: string }

function readLine({ cells }: AbsencesLine, { year, students, calendar }: ReadingContext): Read | { message: string } {
  const absence = readAbsence(cells, year, calendar)
  if ('errors' in absence) return { message: Object.values(absence.errors).join(' ') }
  const match = matchStudent(students, { ...cells, birthDate: parseFrenchDate(cells.birthDate) })
  return 'fault' in match ? { message: studentFault(match.fault) } : { ...absence.values, studentId: match.id }
}

const startOf = ({ studentId, kind, startsOn, startsAt }: Read) => `${studentId}|${kind}|${startsOn}|${startsAt}`

const sameStart = (line: number) =>
  `La ligne ${line} dit déjà une absence ou un retard de cet élève qui commence au même moment. Supprimez l’une des deux.`
