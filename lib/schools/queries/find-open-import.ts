import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { db } from '@/lib/platform/db'
import { OPEN_STATES } from '../domain/import-states'

export type OpenImport = { id: string; requestedBy: string | null; createdAt: Date }

/** The one import of the school that is not finished, and whose it is. */
export async function findOpenImport(actor: StaffActor): Promise<OpenImport | null> {
  const open = await db.import.findFirst({
    where: { schoolId: actor.schoolId, state: { in: [...OPEN_STATES] } },
    select: { id: true, requestedById: true, createdAt: true },
  })
  if (!open) return null
  const names = await namesOfAccounts([open.requestedById])
  return { id: open.id, createdAt: open.createdAt, requestedBy: names.get(open.requestedById ?? '') ?? null }
}
