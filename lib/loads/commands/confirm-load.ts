import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { db } from '@/lib/platform/db'
import { Refusal, StalePage } from '@/lib/platform/errors'
import { countsText } from '../domain/counts'
import { isConfirmed } from '../domain/states'
import type { LoadAnswers, LoadKind } from '../kinds'
import { lockLoad, markApplied } from './end-load'
import { forgetLoads } from './forget-loads'

type Confirmation = {
  kind: LoadKind
  loadId: string
  answers?: LoadAnswers
  /** What the page told, as the kind says it (`countsText` of what is written here); without it, whatever the load writes. */
  shown?: string
}

/**
 * Says yes to what a load would write: written here, or by the job that this wakes. A second click, or a second person,
 * finds it done. Refuses NOT_FOUND, CONFLICT when it waits for no answer any more or would not write what was told, and
 * what the kind refuses.
 */
export async function confirmLoad(
  actor: StaffActor,
  { kind, loadId, answers = {}, shown }: Confirmation,
): Promise<void> {
  const { applying } = kind
  await db.$transaction(
    async (tx) => {
      const load = await lockLoad(tx, actor.schoolId, kind, loadId)
      if (isConfirmed(load.state)) return
      if (load.state !== 'ANALYSED') throw new Refusal('CONFLICT', kind.sentences.gone)
      if (applying.in === 'transaction') {
        const counts = await applying.apply(tx, actor, load)
        if (shown !== undefined && shown !== countsText(counts)) throw new StalePage(applying.stale)
        await markApplied(tx, actor, { kind, load, counts, confirmedById: actor.id })
        return forgetLoads(tx, kind, [loadId])
      }
      applying.check(load, answers, shown)
      await tx.fileLoad.update({
        where: { id: loadId, schoolId: actor.schoolId },
        data: { state: 'APPLYING', confirmedById: actor.id, answers, progress: 0, progressLabel: 'En attente' },
        select: { id: true },
      })
      await emit(tx, applying.confirmed(loadId))
    },
    { timeout: 60_000 },
  )
}
