import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { notificationCheckHref, notificationHref } from '../domain/notification-search'
import { matchingNotification, notifiableOf } from '../queries/notifiable-sql'
import { type NotificationSearch, type NotificationTableForm, notificationSearchOf } from '../schemas'

/**
 * Every button of « Notifier en masse » keeps the ticks of its page first (XC-12), with or without script; then does
 * its own work. Returns the address to go to.
 */
export async function pressNotificationButton(actor: StaffActor, form: NotificationTableForm): Promise<string> {
  const search = notificationSearchOf(form.from)
  const [intent, detail = ''] = form.intent.split(':')
  const ticked = intent === 'page' ? form.shownIds : form.guardianshipIds
  await db.$transaction(async (tx) => {
    await keepTicks(tx, actor, form.shownIds, ticked)
    if (intent === 'all') await excludeResults(tx, actor, search, false)
    if (intent === 'none') await excludeResults(tx, actor, search, true)
  })
  if (intent === 'review') return notificationCheckHref(search)
  return notificationHref(intent === 'go' ? { ...search, page: Math.max(1, Number(detail) || 1) } : search)
}

async function keepTicks(tx: Tx, actor: StaffActor, shownIds: readonly string[], ticked: readonly string[]) {
  await tx.notificationExclusion.deleteMany({
    where: { accountId: actor.id, schoolId: actor.schoolId, guardianshipId: { in: [...ticked] } },
  })
  // Selected again under the school of the actor: an id of another one excludes nothing.
  await tx.$executeRaw`
    insert into notification_exclusion (account_id, school_id, guardianship_id)
    select ${actor.id}::uuid, school_id, id from guardianship
    where school_id = ${actor.schoolId}::uuid and id = any(${shownIds}::uuid[]) and id <> all(${ticked}::uuid[])
    on conflict do nothing`
}

/** « Cocher tous les résultats », « Tout décocher »: the search is run again here. */
async function excludeResults(tx: Tx, actor: StaffActor, search: NotificationSearch, excluded: boolean) {
  const results = Prisma.sql`
    select id from (${notifiableOf(actor.schoolId)}) couples where state = 'READY' and ${matchingNotification(search)}`
  if (excluded)
    await tx.$executeRaw`
      insert into notification_exclusion (account_id, school_id, guardianship_id)
      select ${actor.id}::uuid, ${actor.schoolId}::uuid, id from (${results}) results
      on conflict do nothing`
  else
    await tx.$executeRaw`
      delete from notification_exclusion
      where account_id = ${actor.id}::uuid and school_id = ${actor.schoolId}::uuid and guardianship_id in (${results})`
}
