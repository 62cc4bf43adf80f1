import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { receiveLoad } from '@/lib/loads/commands/receive-load'
import type { Upload } from '@/lib/platform/multipart'
import type { RecordKind } from '../files/content'
import { recordIntake } from '../files/intake'

/**
 * Reads the CSV of a form and keeps what it says until somebody confirms it: nothing is written to the marks or the
 * absences. Returns the id of the load, ANALYSED or REJECTED with its sentence. Refuses: no file, several, more than
 * 10 MB, cut on the way.
 */
export const receiveRecordFile = (actor: StaffActor, kind: RecordKind, upload: Upload): Promise<string> =>
  receiveLoad(actor, recordIntake[kind], upload)
