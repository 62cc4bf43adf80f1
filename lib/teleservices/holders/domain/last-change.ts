/** What last happened to the codes of one person: said to whoever pressed a button on an older page. Pure. */
export type CodeChange = { at: Date; by: string | null; what: 'CREATED' | 'INVALIDATED' | 'USED' | 'SUSPENDED' }

type Code = {
  createdAt: Date
  createdBy: string | null
  used: { at: Date } | null
  suspendedAt: Date | null
  invalidated: { at: Date; by: string | null } | null
}

export function lastChange(codes: readonly Code[]): CodeChange | null {
  const changes = codes.flatMap(({ createdAt, createdBy, used, suspendedAt, invalidated }): CodeChange[] => [
    { at: createdAt, by: createdBy, what: 'CREATED' },
    ...(used ? [{ at: used.at, by: null, what: 'USED' } as const] : []),
    ...(suspendedAt ? [{ at: suspendedAt, by: null, what: 'SUSPENDED' } as const] : []),
    ...(invalidated ? [{ at: invalidated.at, by: invalidated.by, what: 'INVALIDATED' } as const] : []),
  ])
  // Replacing a code invalidates and creates at one instant: the creation says it all.
  return changes.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.what === 'CREATED' ? -1 : 1))[0] ?? null
}
