/** Where the code of one person stands, in one word for the lists. Pure. */
export const CODE_SITUATIONS = [
  'ACCOUNT',
  'SUSPENDED',
  'NOTIFIED',
  'NOT_NOTIFIED',
  'REFUSED',
  'WITHDRAWN',
  'NONE',
  'NOT_A_HOLDER',
  'LEFT',
] as const
export type CodeSituation = (typeof CODE_SITUATIONS)[number]

/** The newest code of a person, valid or not. */
export type NewestCode = {
  valid: boolean
  used: boolean
  suspended: boolean
  notified: boolean
  /** It is invalid because the responsable said no (lib/accounts, isRefusal). */
  refused: boolean
}

/** `noCode`: why nobody may make one (lib/accounts noCodeReason), null when it is possible. */
export function codeSituation(code: NewestCode | null, noCode: string | null): CodeSituation {
  if (code?.valid) {
    if (code.used) return 'ACCOUNT'
    if (code.suspended) return 'SUSPENDED'
    return code.notified ? 'NOTIFIED' : 'NOT_NOTIFIED'
  }
  if (noCode) return noCode === 'LEFT' || noCode === 'DECEASED' ? 'LEFT' : 'NOT_A_HOLDER'
  if (!code) return 'NONE'
  return code.refused ? 'REFUSED' : 'WITHDRAWN'
}
