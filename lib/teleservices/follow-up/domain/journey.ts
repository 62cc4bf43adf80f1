import type { CauseCounts } from './without-account'

/** TS-32: « Ouvrir → Paramétrer → Créer les accès → Notifier → Suivre ». */
export const STEPS = ['OPEN', 'SET_UP', 'CREATE', 'NOTIFY', 'FOLLOW'] as const
export type JourneyStep = (typeof STEPS)[number]

/** What the school should do now; `count` is how many couples it concerns. */
export type NextAction =
  | { kind: 'IMPORT' | 'OPEN' | 'SET_UP' | 'FOLLOW' | 'NOTHING' }
  | { kind: 'CREATE' | 'NOTIFY' | 'MEND'; count: number }
  /** `count` letters or sheets; `batchId` when they are of one run, `of` when they are of one kind. */
  | { kind: 'PRINT'; count: number; batchId: string | null; of: string | null }

export type JourneyFacts = {
  /** Couples responsable/élève, légal 1 and 2. */
  couples: number
  anyOpen: boolean
  /** Open services « A échéance » of which no couple has a date: families would see nothing of them. */
  withoutAnyDate: number
  causes: CauseCounts
  /** Letters whose file is ready and that nobody has downloaded, by run. */
  toPrint: readonly { batchId: string; kind: string; letters: number }[]
}

/** The one next action: the first thing without which the following ones serve nobody. */
export function nextAction({ couples, anyOpen, withoutAnyDate, causes, toPrint }: JourneyFacts): NextAction {
  if (couples === 0) return { kind: 'IMPORT' }
  if (!anyOpen) return { kind: 'OPEN' }
  const [run, ...others] = toPrint
  if (run)
    return {
      kind: 'PRINT',
      count: toPrint.reduce((sum, { letters }) => sum + letters, 0),
      batchId: others.length === 0 ? run.batchId : null,
      of: others.every(({ kind }) => kind === run.kind) ? run.kind : null,
    }
  if (withoutAnyDate > 0) return { kind: 'SET_UP' }
  if (causes.NOT_CREATED > 0) return { kind: 'CREATE', count: causes.NOT_CREATED }
  if (causes.NOT_NOTIFIED > 0) return { kind: 'NOTIFY', count: causes.NOT_NOTIFIED }
  const stuck = causes.UNDELIVERED + causes.UNCERTAIN + causes.SUSPENDED + causes.EXPIRED
  if (stuck > 0) return { kind: 'MEND', count: stuck }
  return { kind: causes.NOT_OPENED + causes.SENDING + causes.TO_PRINT > 0 ? 'FOLLOW' : 'NOTHING' }
}

const CURRENT: Record<NextAction['kind'], JourneyStep> = {
  IMPORT: 'OPEN',
  OPEN: 'OPEN',
  SET_UP: 'SET_UP',
  CREATE: 'CREATE',
  NOTIFY: 'NOTIFY',
  PRINT: 'NOTIFY',
  MEND: 'FOLLOW',
  FOLLOW: 'FOLLOW',
  NOTHING: 'FOLLOW',
}

/** State of each step: done before the current one, to do after it. */
export function stepStates(next: NextAction): Record<JourneyStep, 'done' | 'current' | 'todo'> {
  const current = STEPS.indexOf(CURRENT[next.kind])
  const state = (step: JourneyStep) => {
    const index = STEPS.indexOf(step)
    return index < current ? 'done' : index > current ? 'todo' : 'current'
  }
  return {
    OPEN: state('OPEN'),
    SET_UP: state('SET_UP'),
    CREATE: state('CREATE'),
    NOTIFY: state('NOTIFY'),
    FOLLOW: state('FOLLOW'),
  }
}
