import type { StaffRole } from '@/lib/platform/prisma/enums'
import type { FamilyProfile } from './domain/profiles'
import type { Permission } from './permissions'

/** Who acts. First argument of every command and query; scopes every `where`. */
export type StaffActor = {
  kind: 'staff'
  /** Account id. */
  id: string
  displayName: string
  role: StaffRole
  /** The school acted for. */
  schoolId: string
  academieId: string
  membershipId: string
  permissions: ReadonlySet<Permission>
  sessionId: string
  ipPrefix: string | null
}

/** Gestionnaire académique: sees the académie, no school's families. */
export type AcademieActor = Omit<StaffActor, 'kind' | 'schoolId' | 'role'> & {
  kind: 'academie'
  role: 'ACADEMIE_MANAGER'
}

/** Responsable or pupil: what they see is decided by their `Access` rows alone. */
export type FamilyActor = {
  kind: 'family'
  id: string
  displayName: string
  profile: FamilyProfile
  sessionId: string
  ipPrefix: string | null
}

/** A job, a command line. */
export type SystemActor = { kind: 'system'; id: null; job: string; schoolId?: string }

/** Somebody who is not signed in (activation, sign-in). */
export type PublicActor = { kind: 'public'; id: null; ipPrefix: string | null }

/** Somebody whose account is known and who has no session yet: second factor pending, ticket being traded. */
export type EnteringActor = { kind: 'entering'; id: string; ipPrefix: string | null }

export type SchoolActor = StaffActor | (SystemActor & { schoolId: string })
export type Actor = StaffActor | AcademieActor | FamilyActor | SystemActor | PublicActor | EnteringActor

export const systemActor = (job: string): SystemActor => ({ kind: 'system', id: null, job })
export const schoolSystemActor = (job: string, schoolId: string): SystemActor & { schoolId: string } => ({
  kind: 'system',
  id: null,
  job,
  schoolId,
})
