import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { realNow } from '@/lib/platform/clock'
import { db, Prisma } from '@/lib/platform/db'
import { couplesOf, EDITABLE, GRANTED } from '../queries/couples-sql'
import { matching, picked } from '../queries/list-couples'
import type { AccessSearch } from '../schemas'

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
  await db.accessDraft.deleteMany({ where: { accountId: actor.id, schoolId: actor.schoolId } })
}

async function keep(actor: StaffActor, lines: { scope: Prisma.Sql; wanted: Prisma.Sql }): Promise<number> {
  const [counted] = await db.$queryRaw<{ editable: number }[]>`
    with lines as materialized (
      select id, ${lines.wanted} as wanted, (${GRANTED}) as granted
      from (${couplesOf(actor.schoolId)}) couples
      where ${EDITABLE} and ${lines.scope}
    ),
    same as (
      delete from access_draft draft using lines
      where draft.account_id = ${actor.id}::uuid and draft.guardianship_id = lines.id and lines.wanted = lines.granted
    ),
    changed as (
      insert into access_draft (account_id, school_id, guardianship_id, wanted, updated_at)
      select ${actor.id}::uuid, ${actor.schoolId}::uuid, id, wanted, ${realNow()}::timestamptz
      from lines where wanted <> granted
      order by id
      on conflict (account_id, guardianship_id) do update set wanted = excluded.wanted, updated_at = excluded.updated_at
    )
    select count(*)::int as editable from lines`
  return counted?.editable ?? 0
}
