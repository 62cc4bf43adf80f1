import 'server-only'
import { headers } from 'next/headers'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { profileOf } from './domain/profiles'
import { hasFactor } from './has-factor'
import type { SignedInActor } from './live-session'
import { checkOwnPassword } from './own-password'
import { safePath } from './return-path'
import { getSession } from './session'
import { signInWithTicket } from './sign-in'
import { issueLoginTicket } from './tickets'
import { checkTotp } from './totp'

/** The password again (and the second factor of those who have one): a new session of the same profile, proved now. */
export async function confirmIdentity(
  actor: SignedInActor,
  input: { password: string; code: string; returnTo: string },
): Promise<never> {
  const { epoch } = await checkOwnPassword(actor.id, input.password)
  const amr = ['pwd']
  if (await hasFactor(actor.id)) {
    if (input.code === '') throw new Refusal('REJECTED', 'Saisissez aussi le code de votre application.')
    await checkTotp(actor.id, input.code)
    amr.push('otp')
  }
  const session = await getSession()
  const ticket = await issueLoginTicket(db, {
    accountId: actor.id,
    profile: profileOf(actor),
    membershipId: actor.kind === 'family' ? undefined : actor.membershipId,
    amr,
    epoch,
    shared: session?.shared,
    userAgent: (await headers()).get('user-agent') ?? undefined,
    ipPrefix: actor.ipPrefix ?? undefined,
  })
  return signInWithTicket(ticket, safePath(input.returnTo))
}
