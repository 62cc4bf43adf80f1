type Facts = {
  mode: readonly string[]
  anyOpen: boolean
  /** Pupils whom the run would tell, and those whom its channels cannot reach. */
  reachable: number
  unreachable: number
  /** Pupils of the search, and those already notified among them. */
  found: number
  notified: number
}

export type StudentRefusal = 'NO_CHANNEL' | 'CLOSED' | 'UNREACHABLE' | 'NOBODY' | 'ALL_NOTIFIED' | 'NOBODY_FREE'

/** Why a run of CAE has nothing to do (TS-91, TS-92 for pupils); null when it has something. */
export function refusalOfStudents(facts: Facts): StudentRefusal | null {
  if (facts.mode.length === 0) return 'NO_CHANNEL'
  if (!facts.anyOpen) return 'CLOSED'
  if (facts.reachable > 0) return null
  if (facts.unreachable > 0) return 'UNREACHABLE'
  if (facts.found === 0) return 'NOBODY'
  return facts.notified === facts.found ? 'ALL_NOTIFIED' : 'NOBODY_FREE'
}
