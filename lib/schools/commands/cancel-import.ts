import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { canTransition } from '../domain/import-states'
import { forgetImports } from '../imports/forget'
import { IMPORT_GONE } from '../messages'

/** Gives an import up before anything is written; what was analysed is forgotten at once. Twice is once. */
export async function cancelImport(actor: StaffActor, importId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const found = await tx.import.findFirst({
      where: { id: importId, schoolId: actor.schoolId },
      select: { state: true },
    })
    if (!found) throw new Refusal('NOT_FOUND', 'Cet import n’existe pas.')
    if (found.state === 'CANCELLED') return
    if (!canTransition(found.state, 'CANCELLED')) throw new Refusal('CONFLICT', IMPORT_GONE)
    const { count } = await tx.import.updateMany({
      where: { id: importId, schoolId: actor.schoolId, state: found.state },
      data: { state: 'CANCELLED', finishedAt: businessNow(), progressLabel: null },
    })
    if (count === 0) throw new Refusal('CONFLICT', IMPORT_GONE)
    await forgetImports(tx, [importId])
    await recordAudit(tx, actor, { action: 'import.cancelled', target: { type: 'import', id: importId } })
  })
}
