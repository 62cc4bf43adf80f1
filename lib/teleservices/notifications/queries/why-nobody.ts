import 'server-only'
import type { SchoolActor } from '@/lib/auth/actor'
import { cancellableOf } from '@/lib/mailings/queries/subjects-sql'
import { frenchTime } from '@/lib/platform/dates'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import type { AccessState } from '../../accesses/domain/access-changes'
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
  const states = await tx.$queryRaw<{ state: NotifiableState; count: number; until: Date | null }[]>(Prisma.sql`
    select state, count(*)::int as count, max(waiting.until) as until
    from (${notifiableOf(schoolId)}) couples
    left join (${cancellableOf(schoolId)}) waiting on waiting.subject_id = couples.code_id
    where ${matchingNotification(schoolId, everybody)} group by state`)
  const without = await tx.$queryRaw<{ state: AccessState; count: number }[]>(Prisma.sql`
    select state, count(*)::int as count from (${couplesOf(schoolId)}) couples
    where code_id is null and ${matchingNotification(schoolId, everybody)} group by state`)
  const until = states.find(({ state }) => state === 'SENDING')?.until
  const of = countIn(states)
  const withoutCode = countIn(without)
  return nobodyToNotify({
    withoutCode: withoutCode('NONE'),
    refused: withoutCode('REFUSED'),
    revoked: withoutCode('REVOKED'),
    adults: withoutCode('ADULT_STUDENT'),
    notified: of('NOTIFIED'),
    sending: of('SENDING'),
    account: of('USED'),
    blocked: of('SUSPENDED', 'EXPIRED', 'NO_COPY'),
    until: until ? frenchTime(until) : null,
  })
}

const countIn =
  <State extends string>(counts: readonly { state: State; count: number }[]) =>
  (...wanted: State[]): number =>
    counts.reduce((sum, { state, count }) => (wanted.includes(state) ? sum + count : sum), 0)

/** The same for the screen. */
export const explainNobody = (actor: SchoolActor, search: NotificationSearch): Promise<string[]> =>
  whyNobody(db, actor, search)
