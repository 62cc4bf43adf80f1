import 'server-only'
import type { SystemActor } from '@/lib/auth/actor'
import { Refusal } from '@/lib/platform/errors'
import { type ReplicationCounts, replicateSchools } from './replicate-schools'

/** The replication of one school. Throws CONFLICT while another run of this school is under way. */
export async function replicateSchool(actor: SystemActor, schoolId: string): Promise<ReplicationCounts> {
  if (actor.schoolId !== schoolId) throw new Refusal('FORBIDDEN', 'Vous n’agissez pas pour cet établissement.')
  const counts = (await replicateSchools(actor, [schoolId])).get(schoolId)
  if (!counts)
    throw new Refusal('CONFLICT', 'La mise à jour est déjà en cours. Attendez la fin, puis rechargez la page.')
  return counts
}
