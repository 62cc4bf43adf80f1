/** Where a couple stands on « Créer les accès en masse ». The query of couples computes it, in one place. */
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
