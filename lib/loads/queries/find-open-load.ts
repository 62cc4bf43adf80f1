import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { db } from '@/lib/platform/db'
import { OPEN_STATES } from '../domain/states'
import type { LoadKind } from '../kinds'

export type OpenLoad = { id: string; requestedBy: string | null; createdAt: Date }

/** The one load of an exclusive kind that is not finished in the school, and whose it is. */
export async function findOpenLoad(actor: StaffActor, { kind }: Pick<LoadKind, 'kind'>): Promise<OpenLoad | null> {
  const open = await db.fileLoad.findFirst({
    where: { schoolId: actor.schoolId, kind, exclusive: true, state: { in: [...OPEN_STATES] } },
    select: { id: true, requestedById: true, createdAt: true },
  })
  if (!open) return null
  const names = await namesOfAccounts([open.requestedById])
  return { id: open.id, createdAt: open.createdAt, requestedBy: names.get(open.requestedById ?? '') ?? null }
}
