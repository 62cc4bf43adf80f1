import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { attachSiblings, type Siblings } from './attach-siblings'
import { refuseSiblings } from './dispute-couples'

/** TS-16: the other children of the guardian in the school, but for those that the person refuses, for good. Returns how many. */
export async function openSiblings(tx: Tx, actor: Actor, siblings: Siblings): Promise<number> {
  const { accountId, schoolId, guardianId, notMine } = siblings
  await refuseSiblings(tx, actor, { accountId, schoolId, guardianId, guardianshipIds: notMine })
  return attachSiblings(tx, siblings)
}
