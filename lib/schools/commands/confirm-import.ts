import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type Answers, unanswered } from '../domain/import-decision'
import { importConfirmed } from '../events'
import type { ImportFigures } from '../imports/report'
import { ANSWERS_MISSING, IMPORT_GONE } from '../messages'

/** Says yes to an analysed import. A second click finds it done and changes nothing. Unanswered questions refuse. */
export async function confirmImport(actor: StaffActor, importId: string, answers: Answers): Promise<void> {
  await db.$transaction(async (tx) => {
    const found = await tx.import.findFirst({
      where: { id: importId, schoolId: actor.schoolId },
      select: { state: true, report: true },
    })
    if (!found) throw new Refusal('NOT_FOUND', 'Cet import n’existe pas.')
    if (found.state === 'APPLYING' || found.state === 'APPLIED') return
    if (found.state !== 'ANALYSED') throw new Refusal('CONFLICT', IMPORT_GONE)
    const { questions } = found.report as unknown as ImportFigures
    if (unanswered(questions, answers).length > 0) throw new Refusal('REJECTED', ANSWERS_MISSING)
    const { count } = await tx.import.updateMany({
      where: { id: importId, schoolId: actor.schoolId, state: 'ANALYSED' },
      data: { state: 'APPLYING', confirmedById: actor.id, answers, progress: 0, progressLabel: 'En attente' },
    })
    if (count === 1) await emit(tx, importConfirmed({ importId }, { id: `import-confirmed-${importId}` }))
  })
}
