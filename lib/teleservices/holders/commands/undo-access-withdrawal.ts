import 'server-only'
import { type CodeHolder, undoWithdrawal } from '@/lib/accounts'
import type { StaffActor } from '@/lib/auth/actor'
import { emit } from '@/lib/jobs/send'
import { replicationRequested } from '../../events'

/**
 * « Annuler ce retrait »: what the family reads was deleted at the withdrawal; it is copied again by a job. So is the pupil
 * of a code that nobody has used yet: whoever types it sees whom it opens.
 */
export const undoAccessWithdrawal = (actor: StaffActor, input: { withdrawalId: string }): Promise<CodeHolder> =>
  undoWithdrawal(actor, input, (tx) => emit(tx, replicationRequested({ schoolId: actor.schoolId })))
