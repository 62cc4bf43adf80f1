import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { findChange } from '@/lib/changes/queries/find-change'
import { whyNotUndone } from '@/lib/changes/queries/why-not-undone'

/** Whether an import of the actor's school can be taken back: `reason` says why it cannot; null when it wrote nothing that is kept. */
export async function whyImportStays(
  { schoolId }: StaffActor,
  importId: string,
): Promise<{ reason: string | null } | null> {
  const change = await findChange({ schoolId, loadId: importId })
  return change && !change.undoneAt ? { reason: await whyNotUndone(change) } : null
}
