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
  plan: Plan
  address: PostalBlock
  row: NotifiableRow
}

export type NotificationPlan = {
  /** Every ticked couple that may be notified, reachable or not, in print order. */
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
  const found = await tx.$queryRaw<(NotifiableRow & { excluded: boolean })[]>(Prisma.sql`
    select couples.*, not coalesce(tick.ticked, true) as excluded
    from (${notifiableOf(actor.schoolId)}) couples
    left join (${NOTIFICATION_TICKS.ticksOf(actor)}) tick on tick.item_id = couples.id
    where ${matchingNotification(actor.schoolId, { ...search, population: search.population === 'non-notifies' ? 'tous' : search.population })}
    order by ${PRINT_ORDER}`)
  const channels = channelsOf(search)
  const selectable = found.filter(({ state }) => state === 'READY')
  const rows = selectable
    .filter(({ excluded }) => !excluded)
    .map((row): PlannedRow => {
      const address = postalBlockOf(row)
      const contact = { email: row.email, address, refusedEmail: row.refused_email, uncertain: row.uncertain }
      const { code_id: codeId, guardian_id: guardianId, added } = row
      return { codeId, guardianId, added, address, row, plan: planChannel(contact, channels) }
    })
  return { rows, messages: planMessages(rows, search.grouped), selectable: selectable.length }
}

/** A code made anew meanwhile is another one. */
export const shownOf = ({ rows }: NotificationPlan): Promise<string> =>
  shownPlan(rows.map(({ codeId, plan }) => ({ id: codeId, plan })))
