import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { confirmLoad } from '@/lib/loads/commands/confirm-load'
import { RECORD_PAGES } from '../labels'
import { recordLoad } from '../load-kinds'
import type { ConfirmRecordLoadForm } from '../schemas'

/** Writes what a file says, in one transaction. A second click, or a second person, finds it done. */
export const confirmRecordLoad = (actor: StaffActor, { type, loadId, shown }: ConfirmRecordLoadForm): Promise<void> =>
  confirmLoad(actor, { kind: recordLoad[RECORD_PAGES[type].kind], loadId, ...(shown !== undefined && { shown }) })
