/** Figures of a run, from its deliveries counted by channel, state and reason. Pure. */

type Channel = 'EMAIL' | 'LETTER' | null
type State = 'PLANNED' | 'SENDING' | 'ACCEPTED' | 'FAILED' | 'UNCERTAIN' | 'BOUNCED' | 'CANCELLED' | 'UNREACHABLE'
/** `messages`: e-mails or letters, of which one may speak of several couples (TS-95). */
export type Counted = { channel: Channel; state: State; reason: string | null; count: number; messages: number }

export type BatchFigures = {
  /** Couples asked for; those whose run was taken back are left out. */
  total: number
  notified: number
  emails: { total: number; accepted: number; refused: number; uncertain: number; waiting: number; messages: number }
  /** `messages`: those that wait; `downloaded`: those that somebody holds. */
  letters: { total: number; accepted: number; waiting: number; messages: number; downloaded: number }
  unreachable: number
  /** Couples of a run that was taken back. */
  cancelled: number
  /** Couples that left the run: their code was replaced or withdrawn before it was told. */
  dropped: number
  /** Couples that somebody must take up again: it adds up, notified + toTakeUp + dropped + waiting = total. */
  toTakeUp: number
  waiting: number
}

export function batchFigures(counts: readonly Counted[]): BatchFigures {
  const sum = (wanted: (one: Counted) => boolean, what: 'count' | 'messages' = 'count') =>
    counts.reduce((total, one) => (wanted(one) ? total + one[what] : total), 0)
  const of =
    (channel: Channel, ...states: State[]) =>
    (one: Counted) =>
      one.channel === channel && states.includes(one.state)
  const dropped = sum(({ state, reason }) => state === 'CANCELLED' && reason !== null)
  const cancelled = sum(({ state }) => state === 'CANCELLED') - dropped
  const emails = {
    total: sum(({ channel, state }) => channel === 'EMAIL' && state !== 'CANCELLED'),
    accepted: sum(of('EMAIL', 'ACCEPTED')),
    refused: sum(of('EMAIL', 'FAILED', 'BOUNCED')),
    uncertain: sum(of('EMAIL', 'UNCERTAIN')),
    waiting: sum(of('EMAIL', 'PLANNED', 'SENDING')),
    messages: sum(of('EMAIL', 'PLANNED', 'SENDING'), 'messages'),
  }
  const letters = {
    total: sum(({ channel, state }) => channel === 'LETTER' && state !== 'CANCELLED'),
    accepted: sum(of('LETTER', 'ACCEPTED')),
    waiting: sum(of('LETTER', 'PLANNED', 'SENDING')),
    messages: sum(of('LETTER', 'PLANNED', 'SENDING'), 'messages'),
    downloaded: sum(of('LETTER', 'ACCEPTED'), 'messages'),
  }
  const unreachable = sum(({ state }) => state === 'UNREACHABLE')
  return {
    total: sum(() => true) - cancelled,
    notified: emails.accepted + letters.accepted,
    emails,
    letters,
    unreachable,
    cancelled,
    dropped,
    toTakeUp: emails.refused + emails.uncertain + unreachable,
    waiting: emails.waiting + letters.waiting,
  }
}
