import 'server-only'
import { z } from 'zod'
import { alone } from '@/lib/mailings/alone'
import type { MailingKind } from '@/lib/mailings/kinds'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { unsealDigits } from './digits'
import { buildChallengeEmail } from './email'
import { type Purpose, purposeNamed } from './purpose'

const FROM = 'Passerelle'
const ChallengeLine = z.object({ challengeId: z.string().length(64) })

/**
 * The message of the purposes of a context: the code, for whoever asked (identity.md §5.4). Nothing for a challenge that
 * goes to nobody, or is too old.
 */
export const challengeMailing = (kind: string, purposes: readonly Purpose[]): MailingKind => ({
  kind,
  open: alone(async ({ recipient }) => {
    const { challengeId } = ChallengeLine.parse(recipient)
    const challenge = await db.challenge.findUnique({
      where: { id: challengeId, expiresAt: { gt: realNow() } },
      select: { purpose: true, email: true, sealedCode: true },
    })
    const { email, sealedCode } = challenge ?? {}
    const purpose = challenge && purposeNamed(purposes, challenge.purpose)
    if (!email || !sealedCode || !purpose) return null
    return async () => {
      const digits = await unsealDigits(sealedCode, challengeId)
      return { ...(await buildChallengeEmail(purpose, digits)), fromName: FROM, to: email }
    }
  }),
  async onSettled(lines) {
    const ids = lines.map(({ recipient }) => ChallengeLine.parse(recipient).challengeId)
    // The first of those that share a code keeps it, for who asks again.
    await db.$executeRaw`update challenge set sealed_code = null where id = any(${ids}) and id <> code_id`
  },
})
