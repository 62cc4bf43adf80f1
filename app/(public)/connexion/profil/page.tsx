import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { PlaceForm } from '@/components/accounts/place-form'
import { FormShell } from '@/components/layout/form-shell'
import { readAttempt } from '@/lib/auth/attempts'
import { listPlaces } from '@/lib/auth/places'
import { getActor } from '@/lib/auth/session'
import { choiceOf } from '@/lib/auth/sign-in-flow'
import { choosePlaceAction } from './actions'

/**
 * Public: end of a sign-in (attempt, once its second factor is given) or change of profile (session); shows the places of
 * that account alone.
 */
export default async function PlacePage() {
  const attempt = await readAttempt()
  const choice = attempt ? await choiceOf(attempt) : { places: await placesOfSession() }
  if ('owed' in choice) redirect(choice.owed)
  const { places } = choice
  return (
    <FormShell back={{ href: '/', label: 'Retour à l’accueil' }}>
      <PlaceForm action={choosePlaceAction} places={places.map(({ key, label, detail }) => ({ key, label, detail }))} />
    </FormShell>
  )
}

async function placesOfSession() {
  const actor = await getActor()
  if (!actor) redirect('/connexion?erreur=expire' as Route)
  return listPlaces(actor.id)
}
