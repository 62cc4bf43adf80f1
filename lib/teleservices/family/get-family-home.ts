import 'server-only'
import { listLiveAccesses, listWithdrawnAccesses } from '@/lib/accounts'
import type { FamilyActor } from '@/lib/auth/actor'
import type { CivilDate } from '@/lib/platform/dates'
import { type FamilyChild, type FamilySchool, selectChildren, selectSchools } from './list-children'
import { readAsFamily } from './read-as-family'
import { type Glimpse, selectGlimpses } from './select-glimpses'

export type FamilyHome = {
  children: (FamilyChild & { accessId: string; glimpse: Glimpse })[]
  /** Pupils of live accesses who come with the next replication. */
  awaited: number
  withdrawn: { id: string; withdrawnOn: CivilDate; school: FamilySchool | null }[]
}

/** TS-122: one entry per attached child, with replicated data only. */
export async function getFamilyHome(actor: FamilyActor): Promise<FamilyHome> {
  const [live, withdrawn] = await Promise.all([listLiveAccesses(actor), listWithdrawnAccesses(actor)])
  // Two responsables may share one account, and one child.
  const studentIds = [...new Set(live.map((access) => access.studentId))]
  const { children, glimpses, schools } = await readAsFamily(async (tx) => {
    const children = await selectChildren(tx, studentIds)
    const glimpses = await selectGlimpses(tx, children)
    const schools = await selectSchools(tx, [...new Set(withdrawn.map((access) => access.schoolId))])
    return { children, glimpses, schools }
  })
  return {
    children: children.flatMap((child) => {
      const access = live.find(({ studentId }) => studentId === child.studentId)
      const glimpse = glimpses.find(({ studentId }) => studentId === child.studentId)
      return access && glimpse ? [{ ...child, accessId: access.id, glimpse }] : []
    }),
    awaited: studentIds.length - children.length,
    withdrawn: withdrawn.map(({ id, schoolId, withdrawnOn }) => ({
      id,
      withdrawnOn,
      school: schools.find((school) => school.id === schoolId) ?? null,
    })),
  }
}
