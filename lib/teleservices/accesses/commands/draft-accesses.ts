import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { WHOLE_LIST } from '@/lib/selections/define-selection'
import { couplesOf, EDITABLE, GRANTED } from '../queries/couples-sql'
import { matching, picked } from '../queries/list-couples'
import type { AccessSearch } from '../schemas'
import { ACCESS_TICKS } from '../selection'

type Ticks = { shownIds: readonly string[]; tickedIds: readonly string[] }

/** Keeps the ticks of one page: only what differs from what is stored stays in the draft (XC-12). */
export async function saveTicks(actor: StaffActor, { shownIds, tickedIds }: Ticks): Promise<void> {
  if (shownIds.length === 0) return
  await keep(actor, {
    scope: Prisma.sql`id = any(${shownIds}::uuid[])`,
    wanted: Prisma.sql`(id = any(${tickedIds}::uuid[]))`,
  })
}

/** « Cocher tous les résultats », « Tout décocher »: freezes today's set. Returns how many lines could be changed. */
export async function tickResults(actor: StaffActor, search: AccessSearch, wanted: boolean): Promise<number> {
  return keep(actor, {
    scope: Prisma.sql`${matching(search)} and ${picked(search)}`,
    wanted: Prisma.sql`${wanted}::boolean`,
  })
}

/** « Ne pas valider », « Annuler les modifications » (TS-77). */
export async function discardTicks(actor: StaffActor): Promise<void> {
  await db.$transaction((tx) => ACCESS_TICKS.forget(tx, actor), WHOLE_LIST)
}

async function keep(actor: StaffActor, { scope, wanted }: { scope: Prisma.Sql; wanted: Prisma.Sql }): Promise<number> {
  const lines = Prisma.sql`
    select id, (${GRANTED}) as by_default, ${wanted} as wanted
    from (${couplesOf(actor.schoolId)}) couples
    where ${EDITABLE} and ${scope}`
  return db.$transaction((tx) => ACCESS_TICKS.keep(tx, actor, lines), WHOLE_LIST)
}
