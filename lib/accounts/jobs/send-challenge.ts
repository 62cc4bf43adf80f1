import 'server-only'
import { eventType } from 'inngest'
import { z } from 'zod'
import { inngest } from '@/lib/jobs/client'
import { mailer, senderAddress } from '@/lib/notifications/mailer'
import { type Mailer, MailRefused } from '@/lib/notifications/outcomes'
import { realNow } from '@/lib/platform/clock'
import { unseal } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { contextOfDigits } from '../commands/ask-challenge'
import { buildChallengeEmail } from '../documents/challenge-email'

const challengeAsked = eventType('accounts/challenge.asked', {
  schema: z.object({ challengeId: z.string().length(64) }),
})

/** Sends the code of a challenge, after the answer to the browser (identity.md §5.4). */
export const sendChallengeJob = inngest.createFunction(
  { id: 'accounts.send-challenge', triggers: [challengeAsked], retries: 4, concurrency: [{ limit: 10 }] },
  async ({ event, step }) => step.run('send', () => sendChallenge(event.data.challengeId, mailer())),
)

/**
 * Sends what is still to send. Nothing for a challenge that goes to nobody, or is too old. Started again after a death,
 * it sends the same code under the same key. Returns what became of it.
 */
export async function sendChallenge(challengeId: string, through: Mailer): Promise<'sent' | 'refused' | 'nothing'> {
  const challenge = await db.challenge.findUnique({
    where: { id: challengeId, expiresAt: { gt: realNow() } },
    select: { purpose: true, email: true, sealedCode: true },
  })
  if (!challenge?.email || !challenge.sealedCode) return 'nothing'
  const digits = await unseal(challenge.sealedCode, contextOfDigits(challengeId))
  const mail = await buildChallengeEmail(challenge.purpose, digits)
  const outcome = await through
    .send({
      ...mail,
      key: `challenge-${challengeId}`,
      from: senderAddress(),
      fromName: 'Passerelle',
      to: challenge.email,
    })
    .then(
      () => 'sent' as const,
      (error: unknown) => {
        if (error instanceof MailRefused) return 'refused' as const
        throw error
      },
    )
  await db.challenge.update({ where: { id: challengeId }, data: { sealedCode: null }, select: { id: true } })
  return outcome
}
