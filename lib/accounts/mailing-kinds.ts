import 'server-only'
import { z } from 'zod'
import { alone } from '@/lib/mailings/alone'
import type { MailingKind } from '@/lib/mailings/kinds'
import { realNow } from '@/lib/platform/clock'
import { unseal } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { contextOfDigits } from './commands/ask-challenge'
import { buildChallengeEmail } from './documents/challenge-email'
import { buildSecurityEmail } from './documents/security-email'
import { readNotice } from './queries/read-notice'

const FROM = 'Passerelle'
const ChallengeLine = z.object({ challengeId: z.string().length(64) })

/** The code of a challenge, for whoever asked (identity.md §5.4). Nothing for one that goes to nobody, or is too old. */
export const challengeMailing: MailingKind = {
  kind: 'accounts.challenge',
  open: alone(async ({ recipient }) => {
    const { challengeId } = ChallengeLine.parse(recipient)
    const challenge = await db.challenge.findUnique({
      where: { id: challengeId, expiresAt: { gt: realNow() } },
      select: { purpose: true, email: true, sealedCode: true },
    })
    const { email, sealedCode, purpose } = challenge ?? {}
    if (!email || !sealedCode || !purpose) return null
    return async () => {
      const digits = await unseal(sealedCode, contextOfDigits(challengeId))
      return { ...(await buildChallengeEmail(purpose, digits)), fromName: FROM, to: email }
    }
  }),
  async onSettled(lines) {
    const ids = lines.map(({ recipient }) => ChallengeLine.parse(recipient).challengeId)
    await db.challenge.updateMany({ where: { id: { in: ids } }, data: { sealedCode: null } })
  },
}

const NoticeLine = z.object({ noticeId: z.uuid() })

/** Tells the owner of an account that a way of signing in has changed (identity.md P7); then forgets the address. */
export const securityNoticeMailing: MailingKind = {
  kind: 'accounts.security-notice',
  open: alone(async ({ recipient }) => {
    const facts = await readNotice(NoticeLine.parse(recipient).noticeId)
    return facts && (async () => ({ ...(await buildSecurityEmail(facts)), fromName: FROM, to: facts.email }))
  }),
  async onSettled(lines) {
    await db.securityNotice.deleteMany({
      where: { id: { in: lines.map(({ recipient }) => NoticeLine.parse(recipient).noticeId) } },
    })
  },
}
