import 'server-only'
import { checkDigits } from '@/lib/auth/challenges/prove'
import { Refusal } from '@/lib/platform/errors'
import { RECOVERY_PURPOSES } from '../challenge-purposes'
import { RECOVERY } from '../messages'

/** Proves that one reads the mailbox that the code went to; `from` is the network of the client. Throws a Refusal unless it is proved. */
export async function proveChallenge(challengeId: string, digits: string, from: string | null = null): Promise<void> {
  const proof = await checkDigits(RECOVERY_PURPOSES, { challengeId, digits, from })
  if (proof === 'EXPIRED') throw new Refusal('EXPIRED', RECOVERY.expired)
  if (proof === 'TOO_MANY') throw new Refusal('TOO_MANY_ATTEMPTS', RECOVERY.tooMany)
  if (proof === 'WRONG') throw new Refusal('REJECTED', RECOVERY.wrong)
}
