import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { linesOf, pageOf } from '@/lib/platform/page-sql'
import { pageCount } from '@/lib/platform/pagination'
import { staffName } from '@/lib/platform/text'
import { type NotifiableState, planChannel } from '../domain/notification-plan'
import { channelsOf } from '../domain/notification-search'
import type { NotificationSearch } from '../schemas'
import { NOTIFICATION_TICKS } from '../selection'
import { matchingNotification, type NotifiableRow, notifiableOf, PRINT_ORDER } from './notifiable-sql'
import { guardianOf, postalBlockOf, studentOf } from './recipient-of-row'

export type NotifiableCouple = {
  id: string
  /** « NOM Prénom (division) » */
  student: string
  guardian: string
  legalRank: number
  state: NotifiableState
  ticked: boolean
  notifiedAt: Date | null
  /** TS-87, TS-88, TS-90: what the chosen mode would use; blank when nothing fits. */
  contact: string
}

export type NotifiablePage = {
  rows: NotifiableCouple[]
  total: number
  page: number
  pageCount: number
  /** Lines that may be notified, and those of them that are ticked. */
  ready: number
  ticked: number
}

type Found = NotifiableRow & { excluded: boolean; total: number; ready: number; ticked: number; page: number }
type Empty = { [Key in keyof Found]: Found[Key] | null } & {
  total: number
  ready: number
  ticked: number
  page: number
}

/** One page of « Notifier en masse » with its counts (TS-83, TS-85). */
export async function listNotifiable(actor: StaffActor, search: NotificationSearch): Promise<NotifiablePage> {
  const found = await db.$queryRaw<(Found | Empty)[]>(Prisma.sql`
    with couples as materialized (${notifiableOf(actor.schoolId)}),
    matching as materialized (
      select couples.*, not coalesce(tick.ticked, true) as excluded
      from couples
      left join (${NOTIFICATION_TICKS.ticksOf(actor)}) tick on tick.item_id = couples.id
      where ${matchingNotification(actor.schoolId, search)}
    ),
    counts as (
      select count(*)::int as total, count(*) filter (where state = 'READY')::int as ready,
             count(*) filter (where state = 'READY' and not excluded)::int as ticked
      from matching
    ),
    asked as (
      select counts.*, ${pageOf(search.page, Prisma.sql`total`)} as page from counts
    )
    select asked.*, line.*
    from asked
    left join lateral (
      select * from matching order by ${PRINT_ORDER} ${linesOf(Prisma.sql`asked.page`)}
    ) line on true`)
  const [counts] = found
  if (!counts) throw new Error('The counts are always there.')
  return {
    rows: found.filter((row): row is Found => row.id !== null).map((row) => toCouple(row, search)),
    total: counts.total,
    page: counts.page,
    pageCount: pageCount(counts.total),
    ready: counts.ready,
    ticked: counts.ticked,
  }
}

function toCouple(row: Found, search: NotificationSearch): NotifiableCouple {
  return {
    id: row.id,
    student: `${staffName(studentOf(row))}${row.division ? ` (${row.division})` : ''}`,
    guardian: staffName(guardianOf(row)),
    legalRank: row.legal_rank,
    state: row.state,
    ticked: row.state === 'READY' && !row.excluded,
    notifiedAt: row.notified_at,
    contact: contactOf(row, search),
  }
}

function contactOf(row: Found, search: NotificationSearch): string {
  const address = postalBlockOf(row)
  const contact = { email: row.email, address, refusedEmail: row.refused_email, uncertain: row.uncertain }
  const { channel } = planChannel(contact, channelsOf(search))
  if (channel === 'EMAIL') return row.email ?? ''
  if (channel !== 'LETTER') return ''
  const lines = [row.address_line1, row.address_line2, row.address_line3, row.address_line4]
  return [...lines, [row.postal_code, row.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}
