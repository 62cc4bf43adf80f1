import 'server-only'
import { type LiveAccess, listLiveAccesses, listWithdrawnAccesses } from '@/lib/accounts'
import type { FamilyActor } from '@/lib/auth/actor'
import type { CivilDate } from '@/lib/platform/dates'
import type { TeleserviceKind } from '@/lib/platform/prisma/enums'
import { type FamilyChild, type FamilySchool, listChildren, listSchools } from './list-children'

export type FamilyHome = {
  children: (FamilyChild & { accessId: string })[]
  /** Live accesses whose pupil comes with the next replication. */
  awaited: number
  withdrawn: { id: string; withdrawnOn: CivilDate; school: FamilySchool | null }[]
}

/** TS-122: one entry per attached child, with replicated data only. */
export async function getFamilyHome(actor: FamilyActor): Promise<FamilyHome> {
  const [live, withdrawn] = await Promise.all([listLiveAccesses(actor), listWithdrawnAccesses(actor)])
  const [children, schools] = await Promise.all([
    listChildren(live.map((access) => access.studentId)),
    listSchools([...new Set(withdrawn.map((access) => access.schoolId))]),
  ])
  return {
    children: children.flatMap((child) => {
      const access = live.find(({ studentId }) => studentId === child.studentId)
      return access ? [{ ...child, accessId: access.id }] : []
    }),
    awaited: live.length - children.length,
    withdrawn: withdrawn.map(({ id, schoolId, withdrawnOn }) => ({
      id,
      withdrawnOn,
      school: schools.find((school) => school.id === schoolId) ?? null,
    })),
  }
}

/** One child and one of its open services; null when it is not, or no longer, the actor's. */
export async function findOpenService(
  actor: FamilyActor,
  { studentId, kind }: { studentId: string; kind: TeleserviceKind },
): Promise<FamilyChild | null> {
  const live = await listLiveAccesses(actor)
  if (!live.some((access: LiveAccess) => access.studentId === studentId)) return null
  const [child] = await listChildren([studentId])
  return child?.services.some((service) => service.kind === kind && service.open) ? child : null
}
