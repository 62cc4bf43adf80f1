/** Front door of the context: what the others may call. */

export { attachLateSiblings } from './commands/attach-siblings'
export { closeLapsedHolders } from './commands/close-lapsed-holders'
export { createActivationCodes } from './commands/create-activation-codes'
export { createMissingCaes } from './commands/create-missing-caes'
export { cutAccesses } from './commands/cut-accesses'
export { invalidateCodes } from './commands/invalidate-codes'
export { revealCodes } from './commands/reveal-codes'
export { withdrawAccesses } from './commands/withdraw-accesses'
export { checkCode, formatCode, maskCode, normaliseCode } from './domain/activation-code'
export { type CodeFacts, type CodeState, canTransition, codeState } from './domain/code-states'
export { ACCESS_ROUTE_LABELS, CODE_VALIDITY_LABELS, usedLabel, WITHDRAWAL_REASON_LABELS } from './labels'
export { type Dispute, listDisputes } from './queries/list-disputes'
export {
  type LiveAccess,
  listLiveAccesses,
  listWithdrawnAccesses,
  type WithdrawnAccess,
} from './queries/list-live-accesses'
export { studentCodesOf } from './queries/student-codes-sql'
