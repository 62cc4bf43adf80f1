import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import { makeChallenge } from '@/lib/auth/challenges/ask'
import { emailKey } from '@/lib/auth/domain/challenge'
import { Refusal } from '@/lib/platform/errors'
import { takeToken } from '@/lib/platform/rate-limit'
import { EMAIL_CHANGED_OFTEN, PUPIL_WITHOUT_EMAIL } from '../../messages'
import { getOwnAccount } from '../../queries/get-own-account'
import { EMAIL_PROOF } from '../challenge-purposes'
import { RECOVERY } from '../messages'
import { changeEmail } from './change-email'

/** Each writes to an address that nobody has proved yet. */
const LIMIT = { max: 10, windowSeconds: 86_400 }

/**
 * TS-19: the address that somebody chose for their account; six digits leave for it, and it counts once they were typed
 * (`confirmEmail`). Returns the token of the browser's cookie; null when there is nothing to prove: the same address, or
 * none, which is removed at once.
 */
export async function proposeEmail(actor: FamilyActor, { email }: { email: string }): Promise<string | null> {
  if (actor.profile === 'STUDENT') throw new Refusal('FORBIDDEN', PUPIL_WITHOUT_EMAIL)
  const address = email.trim()
  if (address === '') {
    await changeEmail(actor, { email: '' })
    return null
  }
  return (await getOwnAccount(actor)).email === address ? null : askEmailProof(actor.id, address)
}

/** Sends six digits to an address that the account does not have yet. Refuses TOO_MANY_ATTEMPTS when nothing leaves. */
export async function askEmailProof(accountId: string, email: string): Promise<string> {
  if (!(await takeToken(`propose-email:${accountId}`, LIMIT)).allowed)
    throw new Refusal('TOO_MANY_ATTEMPTS', EMAIL_CHANGED_OFTEN)
  const { token, reached } = await makeChallenge({
    purpose: EMAIL_PROOF,
    typed: `${accountId}:${emailKey(email)}`,
    target: { accountId, email },
  })
  if (!reached) throw new Refusal('TOO_MANY_ATTEMPTS', RECOVERY.sentEnough)
  return token
}
