import type { CivilDate } from '@/lib/platform/dates'

/** `held`: its process is alive; a run that says that it runs, and is not held, died. */
type LastRun = { state: 'RUNNING' | 'DONE' | 'FAILED'; held: boolean } | null

export type ReplicationHealth = 'FINE' | 'RUNNING' | 'FAILED' | 'LATE'

/** The run of the night has not had its hour yet: it begins at 1:30. */
const isNight = (now: Date): boolean => Number(hourInParis.format(now)) < 2
const hourInParis = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' })

/**
 * TS-47: whether codes made yesterday work today. A school whose services are all closed, or that opened its first one
 * today, waits for nothing: the coming night is its first.
 */
export function replicationHealth(facts: {
  today: CivilDate
  replicatedOn: CivilDate | null
  /** Day the first of the open services was opened; null while none is. */
  openSince: CivilDate | null
  lastRun: LastRun
  /** Real time. */
  now: Date
}): ReplicationHealth {
  const { today, replicatedOn, openSince, lastRun, now } = facts
  if (openSince === null || replicatedOn === today) return 'FINE'
  if (lastRun?.state === 'RUNNING') return lastRun.held ? 'RUNNING' : 'FAILED'
  if (lastRun?.state === 'FAILED') return 'FAILED'
  return openSince === today || isNight(now) ? 'FINE' : 'LATE'
}
