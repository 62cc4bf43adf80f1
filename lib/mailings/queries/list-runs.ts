import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { db } from '@/lib/platform/db'
import { clampPage, PAGE_SIZE, type Page, pageCount } from '@/lib/platform/pagination'
import type { BatchState } from '@/lib/platform/prisma/enums'
import { LEFT_ITS_RUN, LETTERS } from './letters-sql'

export type Run<Kind extends string = string> = {
  id: string
  kind: Kind
  state: BatchState
  createdAt: Date
  cancellableUntil: Date
  by: string
  criteria: unknown
  /** Messages: one may speak of several couples (TS-95). */
  emails: number
  letters: number
  /** Letters that nobody has downloaded yet. */
  toPrint: number
  /** Couples or pupils asked for, and those of them that are notified. */
  people: number
  notified: number
  /** « BELKACEM Lina », of a run of one. */
  recipient: unknown
}

type Row<Kind extends string> = Omit<Run<Kind>, 'by'> & { requestedById: string | null }

/** « Envois »: the runs of the actor's school, newest first; by e-mail only, or cancelled, they are found again too. */
export async function listRuns<Kind extends string>(
  { schoolId }: StaffActor,
  { kinds, page: asked }: { kinds: readonly Kind[]; page: number },
): Promise<Page<Run<Kind>>> {
  const total = await db.notificationBatch.count({ where: { schoolId, kind: { in: [...kinds] } } })
  const page = clampPage(asked, total)
  const rows = await db.$queryRaw<Row<Kind>[]>`
    select batch.id, batch.kind, batch.state::text, batch.created_at as "createdAt", batch.criteria,
           batch.cancellable_until as "cancellableUntil", batch.requested_by_id as "requestedById", lines.*
    from (
      select * from notification_batch
      where school_id = ${schoolId}::uuid and kind = any(${[...kinds]}::text[])
      order by created_at desc, id desc limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}
    ) batch
    cross join lateral (
      select count(distinct group_id) filter (where channel = 'EMAIL' and not ${LEFT_ITS_RUN})::int as emails,
             ${LETTERS} as letters,
             count(distinct group_id) filter (where channel = 'LETTER' and state = 'PLANNED')::int as "toPrint",
             count(*)::int as people, count(*) filter (where state = 'ACCEPTED')::int as notified,
             case when count(*) = 1 then (array_agg(recipient))[1] end as recipient
      from delivery where batch_id = batch.id
    ) lines
    order by batch.created_at desc, batch.id desc`
  const names = await namesOfAccounts(rows.map(({ requestedById }) => requestedById))
  return {
    rows: rows.map(({ requestedById, ...run }) => ({
      ...run,
      by: names.get(requestedById ?? '') ?? 'un membre de l’établissement',
    })),
    total,
    page,
    pageCount: pageCount(total),
  }
}

export type WaitingRun = { batchId: string; kind: string; letters: number }

/** Letters of the school that have their file and that nobody has downloaded, by run, the oldest first. */
export const listToPrint = ({ schoolId }: Pick<StaffActor, 'schoolId'>): Promise<WaitingRun[]> =>
  db.$queryRaw`
    select batch.id as "batchId", batch.kind, ${LETTERS} as letters
    from delivery
    join notification_batch batch on batch.id = delivery.batch_id
    where delivery.school_id = ${schoolId}::uuid and delivery.channel = 'LETTER' and delivery.state = 'PLANNED'
      and delivery.document_id is not null
    group by batch.id order by batch.created_at, batch.id`
