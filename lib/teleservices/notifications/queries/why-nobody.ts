import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { lastCancellable } from '@/lib/mailings/queries/list-runs'
import { frenchTime } from '@/lib/platform/dates'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { lacksChoice } from '../../accesses/domain/population'
import { CHOOSE_IN_LIST } from '../../accesses/messages'
import { couplesOf } from '../../accesses/queries/couples-sql'
import type { NotifiableState } from '../domain/notification-plan'
import { nobodyToNotify } from '../messages-nobody'
import type { NotificationSearch } from '../schemas'
import { matchingNotification, notifiableOf } from './notifiable-sql'

/** Why nobody of this search can be notified, in sentences (TS-91); asked only when it is so. */
export async function whyNobody(tx: Tx, actor: SchoolActor, search: NotificationSearch): Promise<string[]> {
  if (lacksChoice(search)) return [CHOOSE_IN_LIST]
  const { schoolId } = actor
  const everybody = {
    ...search,
    population: search.population === 'non-notifies' ? ('tous' as const) : search.population,
  }
  const states = await tx.$queryRaw<{ state: NotifiableState; count: number }[]>(Prisma.sql`
    select state, count(*)::int as count from (${notifiableOf(schoolId)}) couples
    where ${matchingNotification(schoolId, everybody)} group by state`)
  const [without] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
    select count(*)::int as count from (${couplesOf(schoolId)}) couples
    where state = 'NONE' and ${matchingNotification(schoolId, everybody)}`)
  const of = (...wanted: NotifiableState[]) =>
    states.reduce((sum, { state, count }) => (wanted.includes(state) ? sum + count : sum), 0)
  const until = await lastCancellable(tx, { schoolId })
  return nobodyToNotify({
    withoutCode: without?.count ?? 0,
    notified: of('NOTIFIED'),
    sending: of('SENDING'),
    account: of('USED'),
    blocked: of('SUSPENDED', 'EXPIRED', 'NO_COPY'),
    until: until && frenchTime(until),
  })
}

/** The same for the screen. */
export const explainNobody = (actor: SchoolActor, search: NotificationSearch): Promise<string[]> =>
  whyNobody(db, actor, search)
