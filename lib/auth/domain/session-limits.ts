import { type OpenProfile, PROFILES } from './profiles'

const MINUTE = 60_000

/** Idle and absolute limits of a profile, in milliseconds. A shared computer shortens the idle one. */
export function sessionLimits(profile: OpenProfile, shared: boolean): { idle: number; absolute: number } {
  const { idle, idleShared, absolute } = PROFILES[profile]
  return { idle: shared ? idleShared : idle, absolute }
}

type SessionFacts = {
  revokedAt: Date | null
  idleUntil: Date
  absoluteUntil: Date
  epoch: number
  accountEpoch: number
}

/**
 * `LAPSED`: nobody came in time, and what was being typed is kept. `ENDED`: somebody closed it, or the account moved on;
 * it is of no use to anybody, however long its cookie lives. Pure.
 */
export function sessionState(session: SessionFacts, now: Date): 'OPEN' | 'LAPSED' | 'ENDED' {
  if (session.revokedAt || session.epoch !== session.accountEpoch) return 'ENDED'
  return session.idleUntil > now && session.absoluteUntil > now ? 'OPEN' : 'LAPSED'
}

/** A session is seen at most once a minute, to spare writes. */
export const SEEN_EVERY = MINUTE

/** Sensitive acts ask for a sign-in of that age at most. */
export const RECENT = 15 * MINUTE

/** True when that proof of identity is at most 15 minutes old. */
export const isRecent = (authTime: Date, now: Date): boolean => now.getTime() - authTime.getTime() <= RECENT
