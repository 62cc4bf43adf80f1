/** Front door of the context: what the others may call. */

export { attachRestored } from './commands/attach-restored'
export { attachLateSiblings } from './commands/attach-siblings'
export { closeLapsedHolders } from './commands/close-lapsed-holders'
export { createActivationCodes } from './commands/create-activation-codes'
export { createMissingCaes } from './commands/create-missing-caes'
export { cutAccesses } from './commands/cut-accesses'
export { displayCode } from './commands/display-code'
export { giveBack } from './commands/give-back'
export { invalidateCodes } from './commands/invalidate-codes'
export { type LockedHolder, lockHolder } from './commands/lock-holder'
export { lockUntoldCodes } from './commands/lock-untold-codes'
export { replaceLostCode } from './commands/renew-code'
export { revealCodes } from './commands/reveal-codes'
export { type Undone, undoWithdrawal } from './commands/undo-withdrawal'
export { withdrawAccesses } from './commands/withdraw-accesses'
export { type CodeOutcome, recordWithdrawal } from './commands/withdraw-code'
export { type CodeHolder, type NoCodeReason, noCodeReason } from './domain/code-holder'
export { type CodeFacts, type CodeState, codeState, type StoredState } from './domain/code-states'
export { type CouponReason, undoUntil } from './domain/withdrawal'
export { ACCESS_ROUTE_LABELS, CODE_VALIDITY_LABELS, usedLabel, WITHDRAWAL_REASON_LABELS } from './labels'
export { codeStateSql } from './queries/code-state-sql'
export { countToGiveBack, type ToGiveBack } from './queries/count-given-back'
export { countHeld } from './queries/count-held'
export { HELD } from './queries/held-sql'
export { listCodes } from './queries/list-codes'
export { type Dispute, listDisputes } from './queries/list-disputes'
export {
  type LiveAccess,
  listLiveAccesses,
  listWithdrawnAccesses,
  type WithdrawnAccess,
} from './queries/list-live-accesses'
export { listTellableCodes } from './queries/list-tellable-codes'
export { MAY_HAVE_CAR } from './queries/may-have-code-sql'
export { dateHandedOverSql, dateNotifiedSql, redateNotifiedSql } from './queries/notified-sql'
export { MAY_BE_ATTACHED } from './queries/siblings-sql'
export { studentCodesOf } from './queries/student-codes-sql'
