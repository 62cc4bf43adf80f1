import 'server-only'
import type { Route } from 'next'
import { getActor } from './session'

/** Where a person who is signed in goes back to from a public page; null for a visitor. */
export async function findOwnSpace(): Promise<{ href: Route; label: string } | null> {
  const actor = await getActor()
  if (!actor) return null
  return actor.kind === 'family'
    ? { href: '/mes-teleservices', label: 'Mes téléservices' }
    : { href: '/tableau-de-bord', label: 'Mon portail' }
}
