import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { HeldLoad, LoadCounts, LoadKind } from '@/lib/loads/kinds'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { lockRecords } from './commands/lock-records'
import { writeAbsences, writeMarks, writeSkills } from './commands/write-records'
import type { RecordKind } from './files/content'
import { OTHER_YEAR, RECORD_LOAD_GONE, RECORD_LOAD_NOT_FOUND, RECORD_LOAD_STALE } from './messages'
import { RECORD_LOADS, type RecordLoadName } from './queries/load-sql'

type Write = (tx: Tx, actor: StaffActor, loadId: string) => Promise<LoadCounts>

/**
 * Files of marks, of absences, and of skills. The report holds their number of lines, the content what they say. What the school
 * already has is left as it is: the same file again writes no row, and a mark that the file does not hold stays.
 */
const kindOf = (record: RecordKind, kind: RecordLoadName, write: Write): LoadKind => ({
  kind,
  sentences: { notFound: RECORD_LOAD_NOT_FOUND, gone: RECORD_LOAD_GONE },
  applying: {
    in: 'transaction',
    stale: RECORD_LOAD_STALE,
    async apply(tx: Tx, actor: StaffActor, load: HeldLoad) {
      if (load.year !== (await lockRecords(tx, actor))) throw new Refusal('CONFLICT', OTHER_YEAR)
      return write(tx, actor, load.id)
    },
  },
  journal: {
    applied: ({ id }, counts) => ({
      action: 'record.loaded',
      target: { type: 'record-load', id },
      kind: record,
      counts,
    }),
  },
  waits: 24,
  anomalyDays: 30,
})

export const marksLoad = kindOf('NOTES', RECORD_LOADS.NOTES.kind, writeMarks)
export const absencesLoad = kindOf('ABSENCES', RECORD_LOADS.ABSENCES.kind, writeAbsences)
export const skillsLoad = kindOf('LPC', RECORD_LOADS.LPC.kind, writeSkills)

export const recordLoad: Record<RecordKind, LoadKind> = {
  NOTES: marksLoad,
  ABSENCES: absencesLoad,
  LPC: skillsLoad,
}
