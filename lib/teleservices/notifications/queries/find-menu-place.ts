import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { BATCH_WORDS, CODE_KINDS } from '../labels-batch'

const OF_A_RUN = /^\/teleservices\/notifications\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/

/** The entry of the menu that a page of staff belongs to, where its address does not tell: a run is of codes of one kind. */
export async function findMenuPlace(actor: Actor, address: string | null) {
  const path = address?.split('?', 1)[0] ?? ''
  const id = path.match(OF_A_RUN)?.[1]
  if (!id || actor.kind !== 'staff') return undefined
  const batch = await findBatch(actor, id, CODE_KINDS)
  return batch ? { path, href: BATCH_WORDS[batch.kind].list } : undefined
}
