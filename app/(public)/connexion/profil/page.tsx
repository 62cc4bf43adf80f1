import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { PlaceForm } from '@/components/accounts/place-form'
import { FormShell } from '@/components/layout/form-shell'
import { readAttempt } from '@/lib/auth/attempts'
import { listPlaces } from '@/lib/auth/places'
import { getActor } from '@/lib/auth/session'
import { choosePlaceAction } from './actions'

/** Public: end of a sign-in (attempt) or change of profile (session); shows the places of that account alone. */
export default async function PlacePage() {
  const accountId = (await readAttempt())?.accountId ?? (await getActor())?.id
  if (!accountId) redirect('/connexion?erreur=expire' as Route)
  const places = await listPlaces(accountId)
  return (
    <FormShell back={{ href: '/', label: 'Retour à l’accueil' }}>
      <PlaceForm action={choosePlaceAction} places={places.map(({ key, label, detail }) => ({ key, label, detail }))} />
    </FormShell>
  )
}
