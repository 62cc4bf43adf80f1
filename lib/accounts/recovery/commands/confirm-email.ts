import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import { findChallenge } from '@/lib/auth/challenges/find'
import { checkDigits } from '@/lib/auth/challenges/prove'
import { spendChallenge } from '@/lib/auth/challenges/spend'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { EMAIL_PROOF } from '../challenge-purposes'
import { RECOVERY } from '../messages'
import { writeEmail } from './change-email'

type Typed = { challengeId: string; digits: string /** Network of the client. */; from: string | null }

/** TS-19: the six digits that reached a new address: it is the account's from now on. Twice is once. */
export async function confirmEmail(actor: FamilyActor, { challengeId, digits, from }: Typed): Promise<void> {
  const proof = await checkDigits([EMAIL_PROOF], { challengeId, digits, from })
  if (proof === 'TOO_MANY') throw new Refusal('TOO_MANY_ATTEMPTS', RECOVERY.tooMany)
  if (proof === 'WRONG') throw new Refusal('REJECTED', RECOVERY.wrong)
  const challenge = proof === 'PROVED' ? await findChallenge(challengeId) : null
  const email = challenge?.accountId === actor.id ? challenge.email : null
  await db.$transaction(async (tx) => {
    if (!email || !(await spendChallenge(tx, challengeId))) throw new Refusal('EXPIRED', RECOVERY.expired)
    await writeEmail(tx, actor, email)
  })
}
