import type { ProfileKind } from '@/lib/platform/prisma/enums'

const MINUTE = 60_000

/** Idle and absolute limits of identity.md §5.6, in milliseconds. A shared computer shortens the idle one. */
export function sessionLimits(profile: ProfileKind, shared: boolean): { idle: number; absolute: number } {
  const staff = profile === 'STAFF'
  return {
    idle: (shared ? 20 : staff ? 30 : 120) * MINUTE,
    absolute: (staff ? 8 : 12) * 60 * MINUTE,
  }
}

/** A session is seen at most once a minute, to spare writes. */
export const SEEN_EVERY = MINUTE

/** Sensitive acts ask for a sign-in of that age at most. */
export const RECENT = 15 * MINUTE

/** True when that proof of identity is at most 15 minutes old. */
export const isRecent = (authTime: Date, now: Date): boolean => now.getTime() - authTime.getTime() <= RECENT
