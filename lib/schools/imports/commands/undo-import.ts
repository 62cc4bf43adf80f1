import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { undoChange } from '@/lib/changes/commands/undo-change'
import { findChange } from '@/lib/changes/queries/find-change'
import { markUndone } from '@/lib/loads/commands/end-load'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { CloseLapsed } from '../../people/end-accesses'
import { lockSchools } from '../../settings/commands/mark-replicated'
import { importLoad } from '../load-kind'
import { IMPORT_NOT_UNDONE } from '../messages'

/** Puts the pupils, responsables, codes and accesses back as before an import. Twice is once; refuses once anything is built on it. */
export const undoImport = (actor: StaffActor, importId: string, closeLapsed: CloseLapsed): Promise<void> =>
  db.$transaction(
    async (tx) => {
      const { schoolId } = actor
      await lockSchools(tx, [schoolId])
      const change = await findChange({ schoolId, loadId: importId }, tx)
      if (!change) throw new Refusal('NOT_FOUND', IMPORT_NOT_UNDONE)
      if (change.undoneAt) return
      await undoChange(tx, actor, change)
      await closeLapsed(tx, actor, [schoolId])
      await markUndone(tx, importLoad, { id: importId, schoolId })
      await recordAudit(tx, actor, { action: 'import.undone', target: { type: 'import', id: importId }, schoolId })
    },
    { timeout: 5 * 60_000, maxWait: 60_000 },
  )
