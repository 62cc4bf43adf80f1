/** The couple (CAR) or the pupil (CAE) that a code is made for (TS-11, TS-50). Pure. */
export type CodeHolder = { kind: 'CAR' | 'CAE'; holderId: string }

export type HolderFacts = {
  kind: 'CAR' | 'CAE'
  /** The pupil left the school, or died. */
  left: boolean
  deceased: boolean
  /** Of the couple; null and false for a pupil. */
  legalRank: number | null
  kinshipCode: string | null
  ended: boolean
}

/** Why nobody may make or send a code for this holder. */
export const NO_CODE_REASONS = ['DECEASED', 'LEFT', 'ADULT_STUDENT', 'ENDED', 'NOT_LEGAL'] as const
export type NoCodeReason = (typeof NO_CODE_REASONS)[number]

/** SIECLE: the pupil is his own responsable. */
const THE_PUPIL = '70'

/** TS-12, TS-78: null when a code may be made. */
export function noCodeReason(facts: HolderFacts): NoCodeReason | null {
  if (facts.deceased) return 'DECEASED'
  if (facts.left) return 'LEFT'
  if (facts.kind === 'CAE') return null
  if (facts.kinshipCode === THE_PUPIL) return 'ADULT_STUDENT'
  if (facts.ended) return 'ENDED'
  return facts.legalRank === null ? 'NOT_LEGAL' : null
}
