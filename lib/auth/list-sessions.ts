import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { deviceLabel } from './domain/device-label'
import type { SignedInActor } from './live-session'

export type SessionLine = {
  id: string
  device: string
  /** Network, never the full address. */
  network: string | null
  createdAt: Date
  lastSeenAt: Date
  methods: string[]
  current: boolean
}

/** Live sessions of the actor's own account, the current one first. */
export async function listSessions(actor: SignedInActor): Promise<SessionLine[]> {
  const now = realNow()
  const { epoch } = await db.account.findUniqueOrThrow({ where: { id: actor.id }, select: { epoch: true } })
  const rows = await db.session.findMany({
    where: { accountId: actor.id, epoch, revokedAt: null, idleUntil: { gt: now }, absoluteUntil: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    select: { id: true, userAgent: true, ipPrefix: true, createdAt: true, lastSeenAt: true, amr: true },
    take: 100,
  })
  return rows
    .map(({ userAgent, ipPrefix, amr, ...row }) => ({
      ...row,
      device: deviceLabel(userAgent),
      network: ipPrefix,
      methods: amr,
      current: row.id === actor.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current))
}
