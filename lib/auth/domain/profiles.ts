import type { Route } from 'next'
import type { ProfileKind } from '@/lib/platform/prisma/enums'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Rules = {
  home: { href: Route; label: string }
  /** Its menu: of the dashboard, or of the families. */
  menu: 'staff' | 'family'
  /** Of a session, in milliseconds (identity.md §5.6): without activity, on a shared computer, and whatever happens. */
  idle: number
  idleShared: number
  absolute: number
  /** Who acts: a member of staff through a membership, a family through its accesses. */
  actor: 'staff' | 'family'
  /** As it is chosen after signing in; null when each membership is a choice of its own. */
  place: { label: string; detail: string } | null
}

const FAMILY = {
  home: { href: '/mes-teleservices', label: 'Mes téléservices' },
  menu: 'family',
  idle: 120 * MINUTE,
  idleShared: 20 * MINUTE,
  absolute: 12 * HOUR,
  actor: 'family',
} as const

/** What each profile opens. A profile that has no rules yet opens nothing. */
const TABLE = {
  GUARDIAN: { ...FAMILY, place: { label: 'Responsable', detail: 'Les téléservices de mes enfants' } },
  STUDENT: { ...FAMILY, place: { label: 'Élève', detail: 'Mes téléservices' } },
  STAFF: {
    home: { href: '/tableau-de-bord', label: 'Mon portail' },
    menu: 'staff',
    idle: 30 * MINUTE,
    idleShared: 20 * MINUTE,
    absolute: 8 * HOUR,
    actor: 'staff',
    place: null,
  },
  TEACHER: null,
  ALUMNUS: null,
  CANDIDATE: null,
} as const satisfies Record<ProfileKind, Rules | null>

type Open = { [Kind in ProfileKind]: (typeof TABLE)[Kind] extends null ? never : Kind }[ProfileKind]
/** A profile that one can sign in with. */
export type OpenProfile = Open
export type FamilyProfile = { [Kind in Open]: (typeof TABLE)[Kind]['actor'] extends 'family' ? Kind : never }[Open]

export const PROFILES: Readonly<Record<OpenProfile, Rules>> & Readonly<Record<ProfileKind, Rules | null>> = TABLE

/** True when one can sign in with that profile. */
export const isOpen = (kind: ProfileKind): kind is OpenProfile => PROFILES[kind] !== null

const KINDS = Object.keys(PROFILES) as ProfileKind[]
export const isFamilyProfile = (kind: ProfileKind): kind is FamilyProfile => PROFILES[kind]?.actor === 'family'
export const FAMILY_PROFILES: readonly FamilyProfile[] = KINDS.filter(isFamilyProfile)

/** First segments of the addresses of each menu; `/mon-compte` is everybody's. */
const SIDES = { family: ['/mes-teleservices'] } as const

/** True when that address lies on the side of the profile. */
export const isOnSideOf = (profile: OpenProfile, path: string): boolean =>
  SIDES.family.some((side) => path.startsWith(side)) === (PROFILES[profile].menu === 'family')

/** The profile in which somebody who is signed in acts. */
export const profileOf = (
  actor: { kind: 'family'; profile: FamilyProfile } | { kind: 'staff' | 'academie' },
): OpenProfile => (actor.kind === 'family' ? actor.profile : 'STAFF')
