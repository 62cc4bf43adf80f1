/** Why a couple has no account yet, in the order of the screen. Every couple without account has exactly one cause. */
export const CAUSES = [
  'NOT_OPENED',
  'NOT_NOTIFIED',
  'SENDING',
  'NOT_CREATED',
  'UNDELIVERED',
  'SUSPENDED',
  'EXPIRED',
  'REFUSED',
  'WITHDRAWN',
  'ADULT_STUDENT',
] as const

export type Cause = (typeof CAUSES)[number]
export type CauseCounts = Record<Cause, number>
