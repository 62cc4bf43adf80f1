import type { Columns } from '@/lib/platform/csv/columns'
import type { RecordKind } from './content'
import { ABSENCE_COLUMNS } from './read-absences'
import { MARK_COLUMNS } from './read-marks'
import { SKILL_COLUMNS } from './read-skills'

/** Columns of a file, by what it is of. */
export const RECORD_COLUMNS: Record<RecordKind, Columns> = {
  NOTES: MARK_COLUMNS,
  ABSENCES: ABSENCE_COLUMNS,
  LPC: SKILL_COLUMNS,
}
