import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { Prisma, type Tx } from '@/lib/platform/db'
import type { PostalBlock } from '../../letters/domain/postal-address'
import { type Message, type Plan, planChannel, planMessages } from '../domain/notification-plan'
import { channelsOf } from '../domain/notification-search'
import type { NotificationSearch } from '../schemas'
import { NOTIFICATION_TICKS } from '../selection'
import { shownPlan } from '../shown-plan'
import { matchingNotification, type NotifiableRow, notifiableOf, PRINT_ORDER } from './notifiable-sql'
import { postalBlockOf } from './recipient-of-row'

export type PlannedRow = {
  codeId: string
  guardianId: string
  added: boolean
  outside: boolean
  plan: Plan
  address: PostalBlock
  row: NotifiableRow
}

export type NotificationPlan = {
  /**
   * Every ticked couple that may be notified, reachable or not, in print order; then, in one message by responsable, those
   * that the selection leaves out and that its messages take along (TS-95).
   */
  rows: PlannedRow[]
  messages: Message<PlannedRow>[]
  /** Couples that may be notified, ticked or not. */
  selectable: number
}

/** What a run would do now: the check page shows it, the command writes it. `lock` keeps the codes until the commit. */
export async function planNotification(
  tx: Tx,
  actor: SchoolActor & { id: string | null },
  search: NotificationSearch,
  { lock = false }: { lock?: boolean } = {},
): Promise<NotificationPlan> {
  if (lock)
    await tx.$executeRaw`
      select id from activation_code
      where school_id = ${actor.schoolId}::uuid and kind = 'CAR' and invalidated_at is null and notified_at is null
      order by id for update`
  const found = await tx.$queryRaw<FoundRow[]>(foundOf(actor, search))
  const channels = channelsOf(search)
  const selectable = found.filter(({ outside }) => !outside)
  const planned = [...selectable, ...found.filter(({ outside }) => outside)]
    .filter(({ excluded }) => !excluded)
    .map((row): PlannedRow => {
      const address = postalBlockOf(row)
      const contact = { email: row.email, address, refusedEmail: row.refused_email, uncertain: row.uncertain }
      const { code_id: codeId, guardian_id: guardianId, added, outside } = row
      return { codeId, guardianId, added, outside, address, row, plan: planChannel(contact, channels) }
    })
  const messages = planMessages(planned, search.grouped)
  const told = new Set(messages.flatMap(({ rows }) => rows))
  return {
    rows: planned.filter((row) => !row.outside || told.has(row)),
    messages,
    selectable: selectable.length,
  }
}

type FoundRow = NotifiableRow & { excluded: boolean; outside: boolean }

/**
 * Couples that may be notified: those of the search, and, in one message by responsable, the others of the same ones,
 * whatever their division or rank. A run that takes up what failed is of its own couples alone.
 */
function foundOf(actor: SchoolActor & { id: string | null }, search: NotificationSearch): Prisma.Sql {
  const population = search.population === 'non-notifies' ? 'tous' : search.population
  const within = matchingNotification(actor.schoolId, { ...search, population })
  const taken =
    search.grouped && population !== 'reprise'
      ? Prisma.sql`guardian_id in (select guardian_id from ready where inside and not excluded)`
      : Prisma.sql`false`
  return Prisma.sql`
    with ready as materialized (
      select couples.*, not coalesce(tick.ticked, true) as excluded, ${within} as inside
      from (${notifiableOf(actor.schoolId)}) couples
      left join (${NOTIFICATION_TICKS.ticksOf(actor)}) tick on tick.item_id = couples.id
      where state = 'READY'
    )
    select ready.*, not inside as outside from ready
    where inside or (not excluded and ${taken})
    order by ${PRINT_ORDER}`
}

/** A code made anew meanwhile is another one. */
export const shownOf = ({ rows }: NotificationPlan): Promise<string> =>
  shownPlan(rows.map(({ codeId, plan }) => ({ id: codeId, plan })))
