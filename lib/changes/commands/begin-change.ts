import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'

type Begun =
  | { schoolId: string; kind: 'IMPORT'; loadId: string }
  | { schoolId: string; kind: 'YEAR'; fromYear: number; toYear: number }

/**
 * From here to the end of the transaction, what every row of the people of a school was is kept (triggers `…_is_recorded`),
 * so that the whole can be taken back. Returns the id of the change.
 */
export async function beginChange(tx: Tx, actor: Actor, begun: Begun): Promise<string> {
  const { id } = await tx.schoolChange.create({
    data: { ...begun, madeById: actor.id, madeAt: businessNow() },
    select: { id: true },
  })
  await tx.$executeRaw`select set_config('passerelle.change', ${id}, true)`
  return id
}
