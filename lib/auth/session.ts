import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { AcademieActor, FamilyActor, StaffActor } from './actor'
import type { LiveSession, SignedInActor } from './live-session'
import type { Permission } from './permissions'
import { askedPath } from './request'
import { signInPath } from './return-path'
import { readSession } from './shell'

export type { SignedInActor } from './live-session'

/** « Accès refusé ». */
export const REFUSED = '/acces-refuse' as Route

/** The verified session of this request, read once while a page renders; null when nobody is signed in. */
export const getSession: () => Promise<LiveSession | null> = cache(readSession)

/** Who is signed in, or null. For pages that serve everybody; the others call a `require…`. */
export const getActor = async (): Promise<SignedInActor | null> => (await getSession())?.actor ?? null

/** Staff of a school who hold the permission; otherwise redirects to the sign-in page or to « Accès refusé ». */
export async function requireStaff(permission: Permission): Promise<StaffActor> {
  const actor = await requireAccount()
  if (actor.kind !== 'staff' || !actor.permissions.has(permission)) redirect(REFUSED)
  return actor
}

/** Gestionnaire académique who holds the permission; otherwise redirects as `requireStaff`. */
export async function requireAcademie(permission: Permission): Promise<AcademieActor> {
  const actor = await requireAccount()
  if (actor.kind !== 'academie' || !actor.permissions.has(permission)) redirect(REFUSED)
  return actor
}

/** Responsable or pupil; what they see is decided by their `Access` rows, read live. */
export async function requireFamily(): Promise<FamilyActor> {
  const actor = await requireAccount()
  if (actor.kind !== 'family') redirect(REFUSED)
  return actor
}

/** Anybody who is signed in: their own account, whatever their profile. */
export async function requireAccount(): Promise<SignedInActor> {
  const actor = await getActor()
  if (!actor) redirect(signInPath(askedPath(await headers())))
  return actor
}
