import 'server-only'
import { listLiveAccesses } from '@/lib/accounts'
import type { FamilyActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import type { Waiting } from './domain/closed-service'
import { type FamilyChild, selectChildren } from './list-children'
import { readAsFamily } from './read-as-family'

type ServiceOfChild = { studentId: string; kind: TeleserviceKind }

export type ReadService<Content> = {
  child: FamilyChild
  /** Null while families do not read the service: not opened, closed, or opened since the last copy. */
  content: Content | null
  waiting: Waiting
}

/**
 * One service of one child, the access read live: null when the child is not, or no longer, the actor's, or when the
 * académie does not offer the service (TS-122, TS-123). `read` runs with the families' role, and for an open service
 * only.
 */
export async function readService<Content>(
  actor: FamilyActor,
  { studentId, kind }: ServiceOfChild,
  read: (tx: Tx, child: FamilyChild) => Promise<Content>,
): Promise<ReadService<Content> | null> {
  const live = await listLiveAccesses(actor)
  if (!live.some((access) => access.studentId === studentId)) return null
  return readAsFamily(async (tx) => {
    const [child] = await selectChildren(tx, [studentId])
    const service = child?.services.find((one) => one.kind === kind)
    if (!child || !service) return null
    return { child, content: service.open ? await read(tx, child) : null, waiting: service }
  })
}
