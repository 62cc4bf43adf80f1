import 'server-only'
import type { CivilDate } from '@/lib/platform/dates'
import type { Tx } from '@/lib/platform/db'

/** Keeps these schools until the commit, in one order: what closes a service meanwhile waits. */
export async function lockSchools(tx: Tx, schoolIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`select id from school where id = any(${schoolIds}::uuid[]) order by id for no key update`
}

/** The day of the last copy towards the families: codes are usable from it (TS-47). */
export async function markReplicated(tx: Tx, schoolIds: readonly string[], day: CivilDate): Promise<void> {
  await tx.$executeRaw`
    update school set replicated_on = ${day}::date
    where id = any(${schoolIds}::uuid[]) and replicated_on is distinct from ${day}::date`
}
