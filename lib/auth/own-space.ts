import 'server-only'
import type { Route } from 'next'
import { PROFILES, profileOf } from './domain/profiles'
import { getActor } from './session'

/** Where a person who is signed in goes back to from a public page; null for a visitor. */
export async function findOwnSpace(): Promise<{ href: Route; label: string } | null> {
  const actor = await getActor()
  if (!actor) return null
  return PROFILES[profileOf(actor)].home
}
