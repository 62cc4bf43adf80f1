import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma } from '@/lib/platform/db'
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
  const [intent, detail = ''] = form.intent.split(':')
  const ticked = intent === 'page' ? form.shownIds : form.guardianshipIds
  const lines = (wanted: Prisma.Sql, scope: Prisma.Sql): Prisma.Sql => Prisma.sql`
    select id, true as by_default, ${wanted} as wanted
    from (${notifiableOf(actor.schoolId)}) couples
    where ${scope}`
  const results = Prisma.sql`state = 'READY' and ${matchingNotification(search)}`
  await db.$transaction(async (tx) => {
    const shown = Prisma.sql`id = any(${form.shownIds}::uuid[])`
    await NOTIFICATION_TICKS.keep(tx, actor, lines(Prisma.sql`(id = any(${ticked}::uuid[]))`, shown))
    // The search is run again here.
    if (intent === 'all') await NOTIFICATION_TICKS.keep(tx, actor, lines(Prisma.sql`true`, results))
    if (intent === 'none') await NOTIFICATION_TICKS.keep(tx, actor, lines(Prisma.sql`false`, results))
  })
  if (intent === 'review') return notificationCheckHref(search)
  return notificationHref(intent === 'go' ? { ...search, page: Math.max(1, Number(detail) || 1) } : search)
}
