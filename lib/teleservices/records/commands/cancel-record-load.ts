import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { cancelLoad } from '@/lib/loads/commands/cancel-load'
import { RECORD_PAGES } from '../labels'
import { recordLoad } from '../load-kinds'
import type { RecordLoadForm } from '../schemas'

/** Gives a file up before anything is written, and forgets what it said. Twice is once. */
export const cancelRecordLoad = (actor: StaffActor, { type, loadId }: RecordLoadForm): Promise<void> =>
  cancelLoad(actor, { kind: recordLoad[RECORD_PAGES[type].kind], loadId })
