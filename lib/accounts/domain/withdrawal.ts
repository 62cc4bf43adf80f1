/** Withdrawals by hand (TS-31) and their undoing (peers.md §4-6). Pure. */

/** TS-31, in the order of the screen. The other reasons are written by the application alone. */
export const HAND_REASONS = ['REFUSAL', 'LOSS', 'HOLDER_REQUEST', 'STUDENT_LEFT', 'ERROR'] as const
export type HandReason = (typeof HAND_REASONS)[number]

/** TS-23: what a returned coupon can say. */
export const COUPON_REASONS = ['REFUSAL', 'LOSS'] as const
export type CouponReason = (typeof COUPON_REASONS)[number]

/** « Annuler ce retrait » is offered this long. */
export const UNDO_MS = 15 * 60_000

/** The last instant at which a withdrawal can be undone. */
export const undoUntil = (recordedAt: Date): Date => new Date(recordedAt.getTime() + UNDO_MS)

/**
 * After these reasons, « Autoriser l'accès » gives the account its access back without typing. After a loss, the account
 * may be a stranger's; after « Nouveau CAR », the new code must be typed.
 */
export const isRestoredByGrant = (reason: string): boolean =>
  ['REFUSAL', 'HOLDER_REQUEST', 'STUDENT_LEFT', 'NOT_LEGAL_ANYMORE', 'ERROR'].includes(reason)
