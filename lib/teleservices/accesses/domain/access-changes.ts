/** Where a couple stands on « Créer les accès en masse ». */
export const ACCESS_STATES = [
  /** No valid code, nothing told yet. */
  'NONE',
  /** A valid code that nobody has been told. */
  'CREATED',
  /** TS-76: told, hence read-only. */
  'NOTIFIED',
  /** Its message is on its way, or may have left. */
  'SENDING',
  /** An account uses it: unticking would cut the family. */
  'USED',
  /** Its code passed its last day, unused: a new one is made from the page of the responsable (TS-12). */
  'EXPIRED',
  /** Its last code was notified, then invalidated. */
  'REVOKED',
  /** The same, because the responsable refused. */
  'REFUSED',
  /** Kinship 70: the pupil is his own responsable. */
  'ADULT_STUDENT',
] as const

export type AccessState = (typeof ACCESS_STATES)[number]
export type AccessFacts = {
  adultStudent: boolean
  /** State today of the valid code (lib/accounts, storedState), null without one. */
  code: 'VALID' | 'USED' | 'SUSPENDED' | 'EXPIRED' | null
  /** The valid code was told. */
  notified: boolean
  /** A message with it is on its way, or may have left. */
  pending: boolean
  /** The newest invalidated code, null without one. */
  last: { refused: boolean; notified: boolean } | null
}

/** In SQL: queries/couples-sql. */
export function accessState(facts: AccessFacts): AccessState {
  if (facts.adultStudent) return 'ADULT_STUDENT'
  if (facts.code === 'USED' || facts.code === 'EXPIRED') return facts.code
  if (facts.code === null) {
    if (facts.last?.refused) return 'REFUSED'
    return facts.last?.notified ? 'REVOKED' : 'NONE'
  }
  if (facts.notified) return 'NOTIFIED'
  return facts.pending ? 'SENDING' : 'CREATED'
}

export type AccessChange = 'CREATE' | 'REMOVE' | 'NONE'

/** TS-76, TS-79: the tick can change. */
export const isEditable = (state: AccessState): boolean => state === 'NONE' || state === 'CREATED'

/** The tick as stored: the couple has a valid code. */
export const hasAccess = (state: AccessState): boolean =>
  state === 'CREATED' || state === 'NOTIFIED' || state === 'SENDING' || state === 'USED'

/** What validating `wanted` does to the couple (TS-73, TS-80). Read-only couples never change. */
export function accessChange(state: AccessState, wanted: boolean): AccessChange {
  if (!isEditable(state) || hasAccess(state) === wanted) return 'NONE'
  return wanted ? 'CREATE' : 'REMOVE'
}
