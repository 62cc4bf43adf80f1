import type { CivilDate } from '@/lib/platform/dates'

type LastRun = { state: 'RUNNING' | 'DONE' | 'FAILED' } | null

export type ReplicationHealth = 'FINE' | 'RUNNING' | 'FAILED' | 'LATE'

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
}): ReplicationHealth {
  const { today, replicatedOn, openSince, lastRun } = facts
  if (openSince === null || replicatedOn === today) return 'FINE'
  if (lastRun?.state === 'RUNNING') return 'RUNNING'
  if (lastRun?.state === 'FAILED') return 'FAILED'
  return openSince === today ? 'FINE' : 'LATE'
}
