/**
 * Life of a load of files: one const table, everything else asks it. One that is read at once is born ANALYSED; an answer
 * that changes what the files mean has them analysed again.
 */
export const TRANSITIONS = {
  UPLOADED: ['ANALYSING', 'CANCELLED', 'REJECTED'],
  ANALYSING: ['ANALYSED', 'REJECTED', 'CANCELLED'],
  ANALYSED: ['UPLOADED', 'APPLYING', 'APPLIED', 'CANCELLED'],
  APPLYING: ['APPLIED', 'REJECTED'],
  APPLIED: [],
  REJECTED: [],
  CANCELLED: [],
} as const satisfies Record<string, readonly string[]>

export type LoadState = keyof typeof TRANSITIONS

const STATES = Object.keys(TRANSITIONS) as LoadState[]

export const canTransition = (from: LoadState, to: LoadState): boolean =>
  (TRANSITIONS[from] as readonly LoadState[]).includes(to)

/** States that a load may come to this one from. */
export const statesBefore = (to: LoadState): LoadState[] => STATES.filter((from) => canTransition(from, to))

/** Nothing follows: what was analysed is forgotten. */
export const isOver = (state: LoadState): boolean => TRANSITIONS[state].length === 0

/** States that hold the single place of an exclusive kind (constraint `one_open_load_per_school_and_kind`). */
export const OPEN_STATES: readonly LoadState[] = STATES.filter((state) => !isOver(state))

/** Something works on it: the screen shows a bar. */
export const isWorking = (state: LoadState): boolean => !isOver(state) && state !== 'ANALYSED'

/** Somebody has already said yes: a second click finds it done. */
export const isConfirmed = (state: LoadState): boolean => state === 'APPLYING' || state === 'APPLIED'
