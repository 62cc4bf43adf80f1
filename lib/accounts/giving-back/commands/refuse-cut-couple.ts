import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { keepRows } from '@/lib/changes/commands/keep-rows'
import type { Tx } from '@/lib/platform/db'
import { BY_HAND, CUT_REASONS } from '../queries/given-back-sql'

/**
 * A refusal that comes back while an import or a change of year keeps the couple out (TS-23, TS-31): it is never given
 * back. Of a code that they ended, by its id. False for any other code: nothing is done.
 */
export async function refuseCutCouple(tx: Tx, actor: StaffActor, codeId: string): Promise<boolean> {
  const { schoolId } = actor
  const [code] = await tx.$queryRaw<{ guardianshipId: string }[]>`
    update activation_code no set invalidation_reason = 'REFUSAL', invalidated_by_id = ${actor.id}::uuid
    where id = ${codeId}::uuid and school_id = ${schoolId}::uuid and kind = 'CAR' and invalidated_at is not null
      and invalidation_reason in ${CUT_REASONS} and not ${BY_HAND}
    returning guardianship_id as "guardianshipId"`
  if (!code) return false
  const accesses = await tx.$queryRaw<{ id: string }[]>`
    update access set withdraw_reason = 'REFUSAL', withdrawn_by_id = ${actor.id}::uuid
    where school_id = ${schoolId}::uuid and guardianship_id = ${code.guardianshipId}::uuid and withdrawn_at is not null
      and withdraw_reason in ${CUT_REASONS}
    returning id`
  await keepRows(tx, { schoolId, table: 'activation_code', rowIds: [codeId] })
  await keepRows(tx, { schoolId, table: 'access', rowIds: accesses.map(({ id }) => id) })
  const target = { type: 'activation-code', id: codeId }
  await recordAudit(tx, actor, { action: 'activation-code.invalidated', reason: 'REFUSAL', count: 1, target, schoolId })
  return true
}
