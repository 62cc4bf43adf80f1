/** Figures of a run, from its deliveries counted by channel, state and reason. Pure. */

type Channel = 'EMAIL' | 'LETTER' | null
type State = 'PLANNED' | 'SENDING' | 'ACCEPTED' | 'FAILED' | 'UNCERTAIN' | 'BOUNCED' | 'CANCELLED' | 'UNREACHABLE'
export type Counted = { channel: Channel; state: State; reason: string | null; count: number }

export type BatchFigures = {
  /** Couples asked for, cancelled ones left out. */
  total: number
  notified: number
  emails: { total: number; accepted: number; refused: number; uncertain: number; waiting: number }
  letters: { total: number; accepted: number; waiting: number }
  unreachable: number
  cancelled: number
  /** Couples that somebody must take up again: it adds up, notified + toTakeUp + waiting = total. */
  toTakeUp: number
  waiting: number
}

export function batchFigures(counts: readonly Counted[]): BatchFigures {
  const sum = (wanted: (one: Counted) => boolean) =>
    counts.reduce((total, one) => (wanted(one) ? total + one.count : total), 0)
  const of = (channel: Channel, ...states: State[]) =>
    sum((one) => one.channel === channel && states.includes(one.state))
  const cancelled = sum(({ state }) => state === 'CANCELLED')
  const emails = {
    total: sum(({ channel, state }) => channel === 'EMAIL' && state !== 'CANCELLED'),
    accepted: of('EMAIL', 'ACCEPTED'),
    refused: of('EMAIL', 'FAILED', 'BOUNCED'),
    uncertain: of('EMAIL', 'UNCERTAIN'),
    waiting: of('EMAIL', 'PLANNED', 'SENDING'),
  }
  const letters = {
    total: sum(({ channel, state }) => channel === 'LETTER' && state !== 'CANCELLED'),
    accepted: of('LETTER', 'ACCEPTED'),
    waiting: of('LETTER', 'PLANNED', 'SENDING'),
  }
  const unreachable = sum(({ state }) => state === 'UNREACHABLE')
  return {
    total: sum(() => true) - cancelled,
    notified: emails.accepted + letters.accepted,
    emails,
    letters,
    unreachable,
    cancelled,
    toTakeUp: emails.refused + emails.uncertain + unreachable,
    waiting: emails.waiting + letters.waiting,
  }
}
