import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { listComplete, type OwnedDocument } from '@/lib/documents/owned'
import { MAILING_OWNER } from '../opener'

/** « Edition » (TS-125): the files of letters that can still be downloaded, newest first; `ownerId` is their run. */
export const listFiles = ({ schoolId }: StaffActor): Promise<OwnedDocument[]> =>
  listComplete({ ownerKind: MAILING_OWNER, schoolId })
