import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import type { Ended } from '@/lib/schools'
import { invalidateCodes } from './invalidate-codes'
import { type WithdrawAccesses, withdrawAccesses } from './withdraw-accesses'

/**
 * TS-124: these couples and pupils lose their valid codes and their live accesses at once, the reason recorded.
 * Returns how many codes and accesses ended.
 */
export async function cutAccesses(tx: Tx, actor: Actor, input: WithdrawAccesses): Promise<Ended> {
  const { schoolId, guardianshipIds, studentIds, reason } = input
  const codes = await tx.$queryRaw<{ id: string }[]>`
    select id from activation_code
    where school_id = ${schoolId}::uuid and invalidated_at is null
      and (guardianship_id = any(${guardianshipIds}::uuid[]) or student_id = any(${studentIds}::uuid[]))
    order by id`
  const accesses = await withdrawAccesses(tx, actor, input)
  const codeIds = codes.map((code) => code.id)
  return { accesses, codes: await invalidateCodes(tx, actor, { schoolId, codeIds, reason }) }
}
