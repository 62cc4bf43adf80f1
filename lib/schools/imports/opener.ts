import 'server-only'
import type { Opener } from '@/lib/documents/openers'

/** Files that a school uploaded to import. */
export const IMPORT_OWNER = 'import'

export const importOpener: Opener = {
  ownerKind: IMPORT_OWNER,
  mayOpen: async (actor) => actor.kind === 'staff' && actor.permissions.has('import:run'),
}
