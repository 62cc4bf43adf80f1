import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db, meetsOtherRows, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { lockSchools } from '@/lib/schools'
import { GIVE_BACK_CHANGED } from '../../messages'
import { accessesToGiveBack, codesToGiveBack } from '../queries/given-back-sql'

/**
 * Gives back, at once, the accesses and the codes that imports or a change of year took from people who are there again:
 * accounts open as before, codes valid as they were told (decision 29). What families read was deleted: `after`, in the
 * transaction, has it copied again. Returns how many; a second click finds nothing. Refuses CONFLICT when somebody grants
 * an access at the same moment.
 */
export async function giveBack(
  actor: StaffActor,
  after?: (tx: Tx) => Promise<void>,
): Promise<{ accesses: number; codes: number }> {
  try {
    return await db.$transaction(async (tx) => {
      const given = await restore(tx, actor)
      if (given.accesses + given.codes > 0) await after?.(tx)
      return given
    })
  } catch (error) {
    if (meetsOtherRows(error)) throw new Refusal('CONFLICT', GIVE_BACK_CHANGED)
    throw error
  }
}

async function restore(tx: Tx, actor: StaffActor): Promise<{ accesses: number; codes: number }> {
  const { schoolId } = actor
  await lockSchools(tx, [schoolId])
  const accesses = await tx.$executeRaw`
    update access set withdrawn_at = null, withdrawn_by_id = null, withdraw_reason = null
    from (${accessesToGiveBack(schoolId)}) back where access.id = back.id`
  const codes = await tx.$queryRaw<{ unused: boolean }[]>`
    update activation_code set invalidated_at = null, invalidated_by_id = null, invalidation_reason = null,
      encrypted = (jsonb_populate_record(null::activation_code, back.before)).encrypted
    from (${codesToGiveBack(schoolId)}) back where activation_code.id = back.id
    returning used_at is null as unused`
  if (accesses + codes.length > 0)
    await recordAudit(tx, actor, { action: 'access.given-back', accesses, codes: codes.length, schoolId })
  return { accesses, codes: codes.filter(({ unused }) => unused).length }
}
