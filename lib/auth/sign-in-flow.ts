import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { addressPrefix, clientAddress } from '@/lib/platform/client-address'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type Attempt, consumeAttempt, startAttempt } from './attempts'
import { knownDevice, rememberDevice } from './devices'
import { isOnSideOf, PROFILES } from './domain/profiles'
import { SIGN_IN } from './messages'
import { checkPasswordOf } from './password-check'
import { findStanding, type Place } from './places'
import { safePath } from './return-path'
import { endSessionOfAnother, signInWithTicket } from './sign-in'
import { issueLoginTicket } from './tickets'

/** What an attempt has proved so far, whether it is stored yet or not. */
type Proof = Omit<Attempt, 'id'>

export type PasswordSignIn = { usernameKey: string; password: string; shared: boolean; returnTo: string }

/** Password, then whatever the account still owes: second factor, its enrolment, a choice of profile, or the session. */
export async function signInWithPassword({ usernameKey, password, shared, returnTo }: PasswordSignIn): Promise<never> {
  const address = clientAddress(await headers())
  const { accountId, epoch } = await checkPasswordOf({ usernameKey, password, address, knownDevice })
  const proof = { accountId, shared, returnTo: safePath(returnTo), amr: ['pwd'], epoch }
  const step = await nextStep(proof)
  if (typeof step !== 'string') return openPlace(proof, step)
  await endSessionOfAnother(accountId)
  await startAttempt(proof)
  redirect(step)
}

/** Next step of an attempt that proved something more. Throws a Refusal when the account has nowhere to go. */
export async function continueSignIn(attempt: Attempt): Promise<never> {
  const step = await nextStep(attempt)
  if (typeof step === 'string') redirect(step)
  return enterPlace(attempt, step)
}

/** What the page of profiles may show of a sign-in: nothing before the second factor; the path of what is owed instead. */
export async function choiceOf(attempt: Attempt): Promise<{ places: Place[] } | { owed: Route }> {
  const { places, hasFactor } = await findStanding(attempt.accountId)
  const owed = owedFactor(attempt, places, hasFactor)
  return owed ? { owed } : { places }
}

/** The page of what is still owed, or the only place that the account opens. */
async function nextStep({ accountId, amr }: Proof): Promise<Route | Place> {
  const { places, hasFactor } = await findStanding(accountId)
  const [only] = places
  if (!only) throw new Refusal('FORBIDDEN', SIGN_IN.nowhere)
  const owed = owedFactor({ amr }, places, hasFactor)
  if (owed) return owed
  return places.length > 1 ? '/connexion/profil' : only
}

/** The page of the second factor when the account has one, of its enrolment when it must; null when nothing is owed. */
function owedFactor({ amr }: Pick<Proof, 'amr'>, places: Place[], hasFactor: boolean): Route | null {
  if (amr.includes('otp')) return null
  if (hasFactor) return '/connexion/second-facteur'
  return places.some((place) => place.needsFactor) ? '/connexion/second-facteur/configurer' : null
}

/** Ends an attempt in one of its places. */
export async function enterPlace(attempt: Attempt, place: Place): Promise<never> {
  if (!(await consumeAttempt(attempt.id))) throw new Refusal('EXPIRED', SIGN_IN.tooLate)
  return openPlace(attempt, place)
}

/** Opens the session and goes to the page that was asked for. */
async function openPlace({ accountId, amr, shared, returnTo, epoch }: Proof, place: Place): Promise<never> {
  const incoming = await headers()
  const ticket = await issueLoginTicket(db, {
    accountId,
    profile: place.profile,
    membershipId: place.membershipId,
    amr,
    shared,
    epoch,
    userAgent: incoming.get('user-agent') ?? undefined,
    ipPrefix: addressPrefix(clientAddress(incoming)),
  })
  if (!shared) await rememberDevice(accountId)
  return signInWithTicket(ticket, destination(place, returnTo))
}

/** Home of a place, or the page asked for when it lies on that side. */
export function destination({ profile }: Pick<Place, 'profile'>, returnTo: string | null): string {
  const { home } = PROFILES[profile]
  const path = safePath(returnTo, home.href)
  return path !== '/' && (path.startsWith('/mon-compte') || isOnSideOf(profile, path)) ? path : home.href
}
