import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
import { pageNumber } from '@/lib/platform/query-values'
import { WHOLE_LIST } from '@/lib/selections/define-selection'
import { pressOf } from '@/lib/selections/schemas'
import { notificationCheckHref, notificationHref } from '../domain/notification-search'
import { matchingNotification, notifiableOf } from '../queries/notifiable-sql'
import { type NotificationTableForm, notificationSearchOf } from '../schemas'
import { NOTIFICATION_TICKS } from '../selection'

/**
 * Every button of « Notifier en masse » keeps the ticks of its page first (XC-12), with or without script; then does
 * its own work. Returns the address to go to.
 */
export async function pressNotificationButton(actor: StaffActor, form: NotificationTableForm): Promise<string> {
  const search = notificationSearchOf(form.from)
  const { button, detail, shownIds, tickedIds } = pressOf(form)
  const lines = (wanted: Prisma.Sql, scope: Prisma.Sql): Prisma.Sql => Prisma.sql`
    select id, true as by_default, ${wanted} as wanted
    from (${notifiableOf(actor.schoolId)}) couples
    where ${scope}`
  const results = Prisma.sql`state = 'READY' and ${matchingNotification(actor.schoolId, search)}`
  await db.$transaction(async (tx) => {
    const shown = Prisma.sql`id = any(${shownIds}::uuid[])`
    await NOTIFICATION_TICKS.keep(tx, actor, lines(Prisma.sql`(id = any(${tickedIds}::uuid[]))`, shown))
    // The search is run again here.
    if (button === 'all') await NOTIFICATION_TICKS.keep(tx, actor, lines(Prisma.sql`true`, results))
    if (button === 'none') await NOTIFICATION_TICKS.keep(tx, actor, lines(Prisma.sql`false`, results))
  }, WHOLE_LIST)
  if (button === 'review') return notificationCheckHref(search)
  return notificationHref(button === 'go' ? { ...search, page: pageNumber.parse(detail) } : search)
}
