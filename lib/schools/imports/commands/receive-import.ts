import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { receiveLoad } from '@/lib/loads/commands/receive-load'
import type { Upload } from '@/lib/platform/multipart'
import { importIntake } from '../intake'

/**
 * Streams the files of a form into stored documents, then opens the import and wakes its analysis. Returns the id of
 * the import. Refuses: nothing chosen, too much, cut on the way, another import open in this school (TS: one at a time).
 */
export const receiveImport = (actor: StaffActor, upload: Upload): Promise<string> =>
  receiveLoad(actor, importIntake, upload)
