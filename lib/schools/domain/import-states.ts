/** Life of an import: one const table, everything else asks it. */
const TRANSITIONS = {
  UPLOADED: ['ANALYSING', 'CANCELLED', 'REJECTED'],
  ANALYSING: ['ANALYSED', 'REJECTED', 'CANCELLED'],
  ANALYSED: ['APPLYING', 'CANCELLED'],
  APPLYING: ['APPLIED', 'REJECTED'],
  APPLIED: [],
  REJECTED: [],
  CANCELLED: [],
} as const satisfies Record<string, readonly string[]>

export type ImportStatus = keyof typeof TRANSITIONS

export const canTransition = (from: ImportStatus, to: ImportStatus): boolean =>
  (TRANSITIONS[from] as readonly string[]).includes(to)

/** States that hold the school's single place (constraint `one_open_import_per_school`). */
export const OPEN_STATES = ['UPLOADED', 'ANALYSING', 'ANALYSED', 'APPLYING'] as const satisfies readonly ImportStatus[]

/** Something works on it: the screen shows a bar. */
export const isWorking = (state: ImportStatus): boolean =>
  state === 'UPLOADED' || state === 'ANALYSING' || state === 'APPLYING'
