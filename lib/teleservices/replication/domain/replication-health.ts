import type { CivilDate } from '@/lib/platform/dates'

/** A run that said nothing for so long died with its process. */
export const RUN_DIES_AFTER = 15 * 60_000

type LastRun = { state: 'RUNNING' | 'DONE' | 'FAILED'; startedAt: Date } | null

/** Runs that began before that instant and still say that they run are dead. */
export const deadBefore = (now: Date): Date => new Date(now.getTime() - RUN_DIES_AFTER)

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
  if (lastRun?.state === 'RUNNING') return lastRun.startedAt < deadBefore(now) ? 'FAILED' : 'RUNNING'
  if (lastRun?.state === 'FAILED') return 'FAILED'
  return openSince === today || isNight(now) ? 'FINE' : 'LATE'
}
