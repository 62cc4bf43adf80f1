import 'server-only'
import type { FamilyActor } from '@/lib/auth/actor'
import { checkDigits } from '@/lib/auth/challenges/prove'
import { spendChallenge } from '@/lib/auth/challenges/spend'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { EMAIL_PROOF } from '../challenge-purposes'
import { RECOVERY } from '../messages-recovery'
import { writeEmail } from './change-email'

type Typed = { challengeId: string; digits: string /** Network of the client. */; from: string | null }

/** TS-19: the six digits that reached a new address: it is the account's from now on. Twice is once. */
export async function confirmEmail(actor: FamilyActor, { challengeId, digits, from }: Typed): Promise<void> {
  const proof = await checkDigits([EMAIL_PROOF], { challengeId, digits, from })
  if (proof === 'TOO_MANY') throw new Refusal('TOO_MANY_ATTEMPTS', RECOVERY.tooMany)
  if (proof === 'WRONG') throw new Refusal('REJECTED', RECOVERY.wrong)
  await db.$transaction(async (tx) => {
    const own = { id: challengeId, accountId: actor.id, email: { not: null } }
    const challenge = proof === 'PROVED' ? await tx.challenge.findFirst({ where: own, select: { email: true } }) : null
    if (!challenge?.email || !(await spendChallenge(tx, challengeId))) throw new Refusal('EXPIRED', RECOVERY.expired)
    await writeEmail(tx, actor, challenge.email)
  })
}
