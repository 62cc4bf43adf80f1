import { db } from '@/lib/platform/db'
import { createFamilySession, createStaffSession, type SessionCookie } from './actors'
import { Visitor } from './plain/visitor'
import type { Role } from './walk-rights'
import type { WalkRoute } from './walk-routes'
import type { buildWalkedSchool } from './walk-world'

type World = Awaited<ReturnType<typeof buildWalkedSchool>>

export type WalkVisitor = {
  name: string
  role: Role
  /** Comes from the school walked: its ids are not foreign to them. */
  inside: boolean
  /** A family of the school walked that is not the family walked. */
  neighbour: boolean
  accountId: string
  visitor: Visitor
}

type Person = { name: string; role: Role; accountId: string; cookie: SessionCookie | null; neighbour?: boolean }

/** Every role, from the school walked (`here`) and from another (`elsewhere`), a second family, and somebody unknown. */
export async function visitorsOf(here: World, elsewhere: World, publicUrl: string): Promise<WalkVisitor[]> {
  const staff = ({ account, membership }: World['accounts']['head']) =>
    createStaffSession(db, { accountId: account.id, membershipId: membership.id, publicUrl })
  const family = (accountId: string, profile: 'GUARDIAN' | 'STUDENT') =>
    createFamilySession(db, { accountId, profile, publicUrl })
  const peopleOf = async ({ accounts }: World): Promise<Person[]> => {
    const { head, deputy, delegate, manager, parent, pupil, otherParent, otherPupil } = accounts
    const member = async (name: string, role: Role, who: World['accounts']['head']) => ({
      ...{ name, role, accountId: who.account.id },
      cookie: await staff(who),
    })
    const relative = async (name: string, role: 'GUARDIAN' | 'STUDENT', { id }: { id: string }, neighbour = false) => ({
      ...{ name, role, accountId: id, neighbour },
      cookie: await family(id, role),
    })
    return [
      await member('chef', 'HEAD', head),
      await member('adjoint', 'DEPUTY_HEAD', deputy),
      await member('délégué', 'DELEGATE', delegate),
      await member('gestionnaire', 'ACADEMIE_MANAGER', manager),
      await relative('responsable', 'GUARDIAN', parent),
      await relative('élève', 'STUDENT', pupil),
      await relative('autre responsable', 'GUARDIAN', otherParent, true),
      await relative('autre élève', 'STUDENT', otherPupil, true),
    ]
  }
  const seat = async (
    { name, role, accountId, cookie, neighbour = false }: Person,
    inside: boolean,
  ): Promise<WalkVisitor> => {
    const visitor = new Visitor(publicUrl, '10.9.8.7')
    if (cookie) await visitor.addCookie(cookie.name, cookie.value)
    return { name: `${name} ${inside ? 'd’ici' : 'd’ailleurs'}`, role, inside, neighbour, accountId, visitor }
  }
  return [
    ...(await Promise.all((await peopleOf(here)).map((person) => seat(person, true)))),
    ...(await Promise.all((await peopleOf(elsewhere)).map((person) => seat(person, false)))),
    await seat({ name: 'personne', role: 'NOBODY', accountId: '', cookie: null }, false),
  ]
}

/** Segments that name no row: every school has its notes. */
const NO_ID = new Set(['service', 'type'])

export type Outcome = 'served' | 'absent' | 'refused'

/** Is among those whom a right names, and what the address names is theirs. */
export function isRightful(who: WalkVisitor, { segments }: WalkRoute, roles: readonly Role[]): boolean {
  const named = segments.some((segment) => !NO_ID.has(segment))
  return roles.includes(who.role) && (!named || (who.inside && !who.neighbour))
}

/** What the reviewed right of a route says to a visitor who asks for an address that names things of the school walked. */
export function expectedFor(who: WalkVisitor, route: WalkRoute, readers: readonly Role[]): Outcome {
  if (!readers.includes(who.role)) return 'refused'
  return isRightful(who, route, readers) ? 'served' : 'absent'
}

/** Does these, eight at a time, in any order. */
export async function together<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items]
  const lane = async () => {
    for (let item = left.shift(); item; item = left.shift()) await act(item)
  }
  await Promise.all(Array.from({ length: 8 }, lane))
}
