import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { ChallengePurpose } from '@/lib/platform/prisma/enums'

export type FoundChallenge = {
  id: string
  purpose: ChallengePurpose
  accountId: string | null
  email: string | null
  proven: boolean
  recipientHash: Uint8Array
  askedAt: Date
}

/** A challenge that may still serve; null when it is unknown, used, closed or too old. */
export async function findChallenge(id: string): Promise<FoundChallenge | null> {
  const found = await db.challenge.findUnique({
    where: { id, usedAt: null, closedAt: null, expiresAt: { gt: realNow() } },
    select: {
      id: true,
      purpose: true,
      accountId: true,
      email: true,
      provenAt: true,
      recipientHash: true,
      askedAt: true,
    },
  })
  if (!found) return null
  const { provenAt, ...challenge } = found
  return { ...challenge, proven: provenAt !== null }
}
