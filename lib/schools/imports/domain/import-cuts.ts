/** Why an import cuts a couple: the first two are silences of the file, the others are said in it. */
export type CutCause = 'STUDENT_ABSENT' | 'GUARDIAN_ABSENT' | 'STUDENT_LEFT' | 'NOT_LEGAL'

export const isSilence = (cause: CutCause): boolean => cause === 'STUDENT_ABSENT' || cause === 'GUARDIAN_ABSENT'

type Cut = { cause: CutCause; couples: number; accounts: number }

/**
 * Nobody is cut because a file says nothing of them without a question: when more than a fifth of the couples would be, or
 * anybody who has an account. `couples`: how many the school has.
 */
export function cutsNeedConsent(cuts: readonly Cut[], couples: number): boolean {
  const silent = cuts.filter(({ cause }) => isSilence(cause))
  const sum = (field: 'couples' | 'accounts') => silent.reduce((total, cut) => total + cut[field], 0)
  return sum('accounts') > 0 || sum('couples') * 5 > couples
}
