import type { Anomaly } from './anomalies'
import type { CutCount } from './cuts'
import type { QuestionCode } from './domain/import-decision'

export type PeopleCounts = { created: number; updated: number; left: number; unchanged: number }
export type LinkCounts = {
  created: number
  updated: number
  removed: number
  unchanged: number
  legal1: number
  legal2: number
}

/** What an analysis found; kept on the import row, without the anomalies, which have their own table. */
export type ImportFigures = {
  year: number
  /** The school's year when it was analysed: another one since then asks for a new analysis. */
  schoolYear: number
  /** The last change of the school that stood then: another one since asks for a new analysis. Absent from older ones. */
  lastChange?: string | null
  students: PeopleCounts
  guardians: PeopleCounts
  guardianships: LinkCounts
  divisions: number
  mefs: number
  /** Pupils left out because of an error of their own. */
  invalid: number
  /** Pupils of the school who are not in the file, without a word of it. */
  missing: number
  enrolled: number
  /** What it would cut, by cause. Absent from what was analysed before imports counted it. */
  cuts?: CutCount[]
  /** The files say nothing of responsables. */
  withoutGuardians?: boolean
  questions: QuestionCode[]
}

export type ReportLine = { code: string; message: string; line: number | null; subject: string | null }

/** The object that `npm run import -- --json` prints: other programs rely on it. */
export type ImportReport = {
  status: 'applied' | 'analysed' | 'rejected'
  school: string
  year: number | null
  students: PeopleCounts
  guardians: PeopleCounts
  guardianships: LinkCounts
  divisions: number
  mefs: number
  warnings: ReportLine[]
  errors: ReportLine[]
}

const NOBODY: PeopleCounts = { created: 0, updated: 0, left: 0, unchanged: 0 }
const NO_LINK: LinkCounts = { created: 0, updated: 0, removed: 0, unchanged: 0, legal1: 0, legal2: 0 }

/** Questions count as errors when nobody is there to answer them. */
export function importReport(
  status: ImportReport['status'],
  school: string,
  year: number | null,
  figures: ImportFigures | null,
  anomalies: readonly Anomaly[],
): ImportReport {
  const lines = (wanted: (anomaly: Anomaly) => boolean): ReportLine[] =>
    anomalies.filter(wanted).map(({ code, message, line, subject }) => ({ code, message, line, subject }))
  return {
    status,
    school,
    year,
    students: figures?.students ?? NOBODY,
    guardians: figures?.guardians ?? NOBODY,
    guardianships: figures?.guardianships ?? NO_LINK,
    divisions: figures?.divisions ?? 0,
    mefs: figures?.mefs ?? 0,
    warnings: lines(({ severity }) => severity === 'WARNING' || (severity === 'QUESTION' && status !== 'rejected')),
    errors: lines(({ severity }) => severity === 'ERROR' || (severity === 'QUESTION' && status === 'rejected')),
  }
}
