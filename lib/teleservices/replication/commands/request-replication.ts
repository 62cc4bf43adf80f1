import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { replicationRequested } from '../../events'
import { isReplicating } from './hold-schools'

/** « Relancer » (TS-47): asks for a replication of the actor's school now, in a job. */
export async function requestReplication(actor: StaffActor): Promise<void> {
  await db.$transaction(async (tx) => {
    if (await isReplicating(actor.schoolId))
      throw new Refusal('CONFLICT', 'La mise à jour est déjà en cours. Attendez la fin, puis rechargez la page.')
    await emit(tx, replicationRequested({ schoolId: actor.schoolId }))
  })
}
