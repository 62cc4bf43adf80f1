import 'server-only'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { Attempt } from './attempts'
import type { LiveSession } from './live-session'
import { listPlaces, type Place } from './places'
import { signInWithTicket } from './sign-in'
import { choiceOf, continueSignIn, destination, enterPlace } from './sign-in-flow'
import { issueLoginTicket } from './tickets'

/** Ends a sign-in in the chosen profile; the choice is looked up among the account's own places. */
export async function choosePlace(attempt: Attempt, key: string): Promise<never> {
  // Nothing is said of the profiles before the second factor: one sends back to it.
  if ('owed' in (await choiceOf(attempt))) return continueSignIn(attempt)
  return enterPlace(attempt, await ownPlace(attempt.accountId, key))
}

/** Another profile without signing in again: a new session, the date of the proof unchanged. */
export async function switchPlace(session: LiveSession, key: string): Promise<never> {
  const { actor, amr, authTime, shared, epoch } = session
  const place = await ownPlace(actor.id, key)
  if (place.needsFactor && !amr.includes('otp'))
    throw new Refusal('FORBIDDEN', 'Ce profil demande une application d’authentification. Reconnectez-vous.')
  const ticket = await issueLoginTicket(db, {
    accountId: actor.id,
    profile: place.profile,
    membershipId: place.membershipId,
    amr,
    shared,
    authTime,
    epoch,
    ipPrefix: actor.ipPrefix ?? undefined,
  })
  return signInWithTicket(ticket, destination(place, null))
}

async function ownPlace(accountId: string, key: string): Promise<Place> {
  const place = (await listPlaces(accountId)).find((candidate) => candidate.key === key)
  if (!place) throw new Refusal('NOT_FOUND', 'Ce profil n’est plus ouvert. Choisissez-en un autre.')
  return place
}
