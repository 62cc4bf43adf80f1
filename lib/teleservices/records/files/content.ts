import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import type { AbsenceValues } from '../domain/absences'
import type { AssessmentValues } from '../domain/assessment'
import type { MarkValue } from '../domain/marks'
import type { SkillValues } from '../domain/skills'
import type { OtherSpelling } from '../domain/subjects'

/** What a file is of: the téléservice that shows it. */
export type RecordKind = TeleserviceKind

/** Something to correct at one line of a file; the line is left out. `who` is empty when the line names nobody. */
export type RecordAnomaly = { line: number; who: string; message: string }

/** `test` is the position of its test. */
export type MarkLine = { test: number; studentId: string } & MarkValue

/** What a file says, once understood: kept as it is in the content of its load, read again by SQL (load-sql). */
export type MarksContent = { tests: AssessmentValues[]; marks: MarkLine[] }
export type AbsencesContent = { absences: (AbsenceValues & { studentId: string })[] }
export type SkillsContent = { skills: (SkillValues & { studentId: string })[] }

/**
 * `lines`: lines of data of the file, the skipped ones included; `spellings`: subjects, or skills and their domains, that it writes otherwise than
 * the school. Kept as the report of its load.
 */
export type RecordReport = { lines: number; spellings: OtherSpelling[] }
export type RecordReading<Content> = RecordReport & { content: Content; anomalies: RecordAnomaly[] }
