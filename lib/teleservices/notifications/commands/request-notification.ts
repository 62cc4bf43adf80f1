import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/platform/db'
import { Refusal, StalePage } from '@/lib/platform/errors'
import { channelsOf, populationLabel } from '../domain/notification-search'
import { CHOOSE_A_CHANNEL, NOBODY_REACHABLE, NOBODY_SELECTED, SELECTION_CHANGED } from '../messages'
import { type NotificationPlan, type PlannedRow, planNotification, shownOf } from '../queries/plan-notification'
import { recipientOf } from '../queries/recipient-of-row'
import { whyNobody } from '../queries/why-nobody'
import type { NotificationSearch } from '../schemas'
import { type CodeRun, requestCodeBatch } from './request-code-batch'

export type RequestNotification = {
  requestKey: string
  search: NotificationSearch
  /** What the check page told; without it, what is selected now is meant. */
  shown?: string
}

/**
 * Asks for a run of CAR, from couples selected again under the school of the actor (TS-86, TS-94). E-mails wait for the
 * retraction delay, letters are printed at once. The same request twice gives the same batch. Refuses by TS-91 and TS-92,
 * and when the selection is not the one that was read. Ticks stay: whoever was left out is still left out afterwards.
 */
export async function requestNotification(
  actor: StaffActor,
  { requestKey, search, shown }: RequestNotification,
): Promise<{ batchId: string; repeated: boolean }> {
  return requestCodeBatch(actor, requestKey, (tx) => planCars(tx, actor, { search, shown }))
}

type Asked = Pick<RequestNotification, 'search' | 'shown'>

async function planCars(tx: Tx, actor: StaffActor, { search, shown }: Asked): Promise<CodeRun> {
  if (search.mode.length === 0) throw new Refusal('REJECTED', CHOOSE_A_CHANNEL)
  const plan = await planNotification(tx, actor, search, { lock: true })
  await assertSomethingToDo(tx, actor, search, plan)
  if (shown !== undefined && shown !== (await shownOf(plan))) throw new StalePage(SELECTION_CHANGED)
  return {
    kind: 'CAR',
    criteria: { ...search, page: 1, who: populationLabel(search) },
    channels: channelsOf(search),
    messages: plan.messages.map(({ channel, rows }) => ({ channel, lines: rows.map(lineOf) })),
    unreachable: plan.rows.flatMap((row) =>
      row.plan.channel === null ? { ...lineOf(row), reason: row.plan.reason } : [],
    ),
  }
}

async function assertSomethingToDo(
  tx: Tx,
  actor: StaffActor,
  search: NotificationSearch,
  { rows, messages, selectable }: NotificationPlan,
): Promise<void> {
  if (messages.length > 0) return
  if (rows.length > 0) throw new Refusal('NOTHING_TO_DO', NOBODY_REACHABLE)
  if (selectable > 0) throw new Refusal('NOTHING_TO_DO', NOBODY_SELECTED)
  throw new Refusal('NOTHING_TO_DO', (await whyNobody(tx, actor, search)).join(' '))
}

const lineOf = (row: PlannedRow) => ({ subjectId: row.codeId, recipient: recipientOf(row.row, row.address) })
