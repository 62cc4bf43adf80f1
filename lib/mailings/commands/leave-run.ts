import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { Why } from '../kinds'

/** Nothing more precise is known: the subject died. */
export const CODE_INVALID = 'CODE_INVALID'

/** These lines are told by no message of their run: they stay in its report, each with its reason. */
export async function leaveRun(tx: Tx, ids: readonly string[], why: Why = {}): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    update delivery set state = 'CANCELLED', reason = coalesce(${JSON.stringify(why)}::jsonb ->> id::text, ${CODE_INVALID})
    where id = any(${ids}::uuid[]) and state = 'PLANNED'`
}
