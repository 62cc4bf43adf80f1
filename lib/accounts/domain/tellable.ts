import type { StoredState } from './code-states'

/** Why nobody may be told of a valid code. NO_COPY: « Annuler ce retrait » gave it back, and its copy stays wiped. */
export type UntellableReason = 'SUSPENDED' | 'USED' | 'EXPIRED' | 'NO_COPY'

export type TellableFacts = {
  /** Of the code, on that day; null for a pupil whose code the run will make. */
  code: Exclude<StoredState, 'INVALIDATED'> | null
  /** The code is used, and its holder is told of something else than a code. */
  withoutCode: boolean
  noCopy: boolean
}

/**
 * TS-94: null when the code may be told today. Asked when a message is chosen, and again when it is written, which may be
 * weeks later. In SQL: queries/tellable-sql. Pure.
 */
export function untellableReason({ code, withoutCode, noCopy }: TellableFacts): UntellableReason | null {
  if (code === 'SUSPENDED' || code === 'EXPIRED') return code
  if (code === 'USED' && !withoutCode) return 'USED'
  return noCopy ? 'NO_COPY' : null
}
