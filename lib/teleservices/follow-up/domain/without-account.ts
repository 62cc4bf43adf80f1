import type { AccessState } from '../../accesses/domain/access-changes'

/** Why a couple has no account yet, in the order of the screen. Every couple without account has exactly one cause. */
export const CAUSES = [
  'NOT_OPENED',
  'NOT_NOTIFIED',
  'TO_PRINT',
  'SENDING',
  'NOT_CREATED',
  'UNDELIVERED',
  /** Nothing is on its way, and an e-mail may have arrived: paper is proposed (TS-96). */
  'UNCERTAIN',
  'SUSPENDED',
  'EXPIRED',
  'REFUSED',
  'WITHDRAWN',
  'ADULT_STUDENT',
] as const

export type Cause = (typeof CAUSES)[number]
export type CauseCounts = Record<Cause, number>

export type CauseFacts = {
  /** The responsable has a live access. */
  account: boolean
  access: AccessState
  /** The valid code was suspended. */
  suspended: boolean
  /** What became of the last message of the valid code, null without one. */
  lastDelivery: string | null
  /** It is a letter that nobody has downloaded. */
  toPrint: boolean
}

/** Null when there is an account. In SQL: queries/without-account-sql. */
export function causeOf({ account, access, suspended, lastDelivery, toPrint }: CauseFacts): Cause | null {
  if (account) return null
  switch (access) {
    case 'ADULT_STUDENT':
    case 'REFUSED':
      return access
    case 'NONE':
      return 'NOT_CREATED'
    case 'REVOKED':
    case 'USED':
      return 'WITHDRAWN'
  }
  if (suspended) return 'SUSPENDED'
  if (access === 'SENDING' && toPrint) return 'TO_PRINT'
  if (access === 'EXPIRED') return access
  if (access === 'SENDING' && (lastDelivery === 'PLANNED' || lastDelivery === 'SENDING')) return 'SENDING'
  if (lastDelivery === 'FAILED' || lastDelivery === 'BOUNCED' || lastDelivery === 'UNREACHABLE') return 'UNDELIVERED'
  if (access === 'SENDING') return 'UNCERTAIN'
  return access === 'NOTIFIED' ? 'NOT_OPENED' : 'NOT_NOTIFIED'
}
