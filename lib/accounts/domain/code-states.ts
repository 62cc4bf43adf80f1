import type { CivilDate } from '@/lib/platform/dates'

/** Life of an activation code (model.md). CREATED and USABLE are one stored state that time tells apart (TS-47). */
export type CodeState = 'CREATED' | 'USABLE' | 'USED' | 'SUSPENDED' | 'EXPIRED' | 'INVALIDATED'

/** Wrong dates of birth that suspend a code (identity.md C3). */
export const MAX_WRONG_DATES = 5

export type CodeFacts = {
  usableFrom: CivilDate
  expiresOn: CivilDate | null
  usedAt: Date | null
  suspendedAt: Date | null
  invalidatedAt: Date | null
}

type Day = { today: CivilDate; replicatedOn: CivilDate | null }

/** What the row alone tells: VALID is CREATED or USABLE. In SQL: queries/code-state-sql. */
export type StoredState = Exclude<CodeState, 'CREATED' | 'USABLE'> | 'VALID'

export function storedState(code: Omit<CodeFacts, 'usableFrom'>, today: CivilDate): StoredState {
  if (code.invalidatedAt) return 'INVALIDATED'
  if (code.usedAt) return 'USED'
  if (code.suspendedAt) return 'SUSPENDED'
  return code.expiresOn !== null && today > code.expiresOn ? 'EXPIRED' : 'VALID'
}

/** State of a code on a given day; `replicatedOn` is the school's last successful replication. */
export function codeState(code: CodeFacts, day: Day): CodeState {
  const state = storedState(code, day.today)
  if (state !== 'VALID') return state
  return isUsable(code.usableFrom, day) ? 'USABLE' : 'CREATED'
}

/** TS-47: from 00:00 in Paris on that day, and only once the replication of that night has run. */
export const isUsable = (usableFrom: CivilDate, { today, replicatedOn }: Day): boolean =>
  today >= usableFrom && replicatedOn !== null && replicatedOn >= usableFrom
