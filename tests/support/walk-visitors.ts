import { type Permission, permissionsOf } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { createFamilySession, createStaffSession } from './actors'
import type { WalkRoute } from './walk-routes'
import type { buildWalkedSchool } from './walk-world'

type World = Awaited<ReturnType<typeof buildWalkedSchool>>
type Role = 'HEAD' | 'DELEGATE' | 'ACADEMIE_MANAGER' | 'GUARDIAN' | 'STUDENT' | 'NOBODY'

export type Visitor = {
  name: string
  role: Role
  /** Comes from the school that is walked: its own ids are not foreign to them. */
  inside: boolean
  /** A fresh session each time: a form that signs out does not make the next ones anonymous. */
  cookie(): Promise<string | null>
}

/** Every role, from the school walked (`here`) and from another one (`elsewhere`), and somebody without a session. */
export function visitorsOf(here: World, elsewhere: World, publicUrl: string): Visitor[] {
  const of = (world: World, place: string): Visitor[] => {
    const inside = world === here
    const staff = (name: string, role: Role, who: World['accounts']['head']): Visitor => ({
      name: `${name} ${place}`,
      role,
      inside,
      cookie: () => staffCookie(who, publicUrl),
    })
    const family = (name: string, profile: 'GUARDIAN' | 'STUDENT', accountId: string): Visitor => ({
      name: `${name} ${place}`,
      role: profile,
      inside,
      cookie: async () => headerOf(await createFamilySession(db, { accountId, profile, publicUrl })),
    })
    const { head, delegate, manager, parent, pupil } = world.accounts
    return [
      staff('head', 'HEAD', head),
      staff('délégué', 'DELEGATE', delegate),
      staff('gestionnaire', 'ACADEMIE_MANAGER', manager),
      family('responsable', 'GUARDIAN', parent.id),
      family('élève', 'STUDENT', pupil.id),
    ]
  }
  const nobody: Visitor = { name: 'personne', role: 'NOBODY', inside: false, cookie: async () => null }
  return [...of(here, 'd’ici'), ...of(elsewhere, 'd’ailleurs'), nobody]
}

const staffCookie = async ({ account, membership }: World['accounts']['head'], publicUrl: string) =>
  headerOf(await createStaffSession(db, { accountId: account.id, membershipId: membership.id, publicUrl }))

const headerOf = ({ name, value }: { name: string; value: string }) => `${name}=${value}`

/** Segments that name no row: every school has its notes. */
const NO_ID = new Set(['service', 'type'])

/** What the declared rule of a route says to a visitor who asks for an address that names things of the school walked. */
export function expectedFor(visitor: Visitor, { rule, segments }: WalkRoute): 'served' | 'absent' | 'refused' {
  if (rule.kind === 'public') return 'served'
  if (!holds(visitor.role, rule)) return 'refused'
  return segments.some((segment) => !NO_ID.has(segment)) && !visitor.inside ? 'absent' : 'served'
}

function holds(role: Role, { kind, permission }: WalkRoute['rule']): boolean {
  if (role === 'NOBODY') return false
  if (kind === 'account') return true
  if (kind === 'family') return role === 'GUARDIAN' || role === 'STUDENT'
  if (role === 'GUARDIAN' || role === 'STUDENT') return false
  if (kind === 'anyStaff') return true
  return permissionsOf(role, []).has(permission as Permission)
}
