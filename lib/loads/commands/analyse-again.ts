import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { emit, type JobEvent } from '@/lib/jobs/send'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { canTransition } from '../domain/states'
import type { LoadKind } from '../kinds'
import { lockLoad } from './end-load'

type Again = {
  kind: LoadKind
  loadId: string
  /** What wakes the job that analyses it. */
  uploaded: JobEvent
}

/**
 * Has the files of a load that waits for an answer analysed again, once `answer` has written what changes their meaning.
 * Refuses NOT_FOUND, and CONFLICT when it waits for no answer any more.
 */
export async function analyseAgain(
  actor: StaffActor,
  { kind, loadId, uploaded }: Again,
  answer: (tx: Tx) => Promise<void>,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const load = await lockLoad(tx, actor.schoolId, kind, loadId)
    if (load.state !== 'ANALYSED' || !canTransition(load.state, 'UPLOADED'))
      throw new Refusal('CONFLICT', kind.sentences.gone)
    await answer(tx)
    await tx.fileLoad.update({
      where: { id: loadId, schoolId: actor.schoolId },
      data: { state: 'UPLOADED', progress: 0, progressLabel: 'En attente' },
      select: { id: true },
    })
    await emit(tx, uploaded)
  })
}
