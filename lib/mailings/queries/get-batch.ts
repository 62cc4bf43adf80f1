import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { namesOfAccounts } from '@/lib/auth/names-of-accounts'
import { listOwned, type OwnedDocument } from '@/lib/documents/owned'
import { businessNow } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Counted } from '../domain/batch-figures'
import { MAILING_OWNER } from '../opener'
import { LETTERS } from './letters-sql'

export type BatchFile = OwnedDocument

export type BatchView<Kind extends string = string> = {
  id: string
  kind: Kind
  state: 'SCHEDULED' | 'SENDING' | 'DONE' | 'CANCELLED'
  by: string
  createdAt: Date
  cancellableUntil: Date
  finishedAt: Date | null
  cancelledAt: Date | null
  /** Couples, and messages that speak of them (TS-95), by channel and state; a channel is null when nobody could be reached. */
  counts: Counted[]
  files: BatchFile[]
  /** Envelopes: one may speak of several couples (TS-95). */
  letters: number
  /** Those of them whose file is still to be made. */
  unmade: number
  now: Date
}

/** One run of the school with its figures, or null when it is not there or of another kind. */
export async function findBatch<Kind extends string>(
  actor: StaffActor,
  batchId: string,
  kinds: readonly Kind[],
): Promise<BatchView<Kind> | null> {
  const batch = await db.notificationBatch.findFirst({
    where: { id: batchId, schoolId: actor.schoolId },
    select: {
      id: true,
      kind: true,
      state: true,
      requestedById: true,
      createdAt: true,
      cancellableUntil: true,
      finishedAt: true,
      cancelledAt: true,
    },
  })
  const kind = kinds.find((one) => one === batch?.kind)
  if (!batch || !kind) return null
  const [counts, letters, names, files] = await Promise.all([
    db.$queryRaw<Counted[]>`
      select channel::text, state::text, reason, count(*)::int as count, count(distinct group_id)::int as messages
      from delivery where batch_id = ${batchId}::uuid and school_id = ${actor.schoolId}::uuid
      group by channel, state, reason`,
    db.$queryRaw<{ count: number }[]>`
      select ${LETTERS} as count from delivery
      where batch_id = ${batchId}::uuid and school_id = ${actor.schoolId}::uuid`,
    namesOfAccounts([batch.requestedById]),
    listOwned({ ownerKind: MAILING_OWNER, ownerId: batchId }),
  ])
  const made = files.flatMap(({ id, complete }) => (complete ? id : []))
  const [waiting] = await db.$queryRaw<{ count: number }[]>`
    select ${LETTERS} as count from delivery
    where batch_id = ${batchId}::uuid and school_id = ${actor.schoolId}::uuid and channel = 'LETTER'
      and state = 'PLANNED' and (document_id is null or document_id <> all(${made}::uuid[]))`
  const { requestedById, ...same } = batch
  return {
    ...same,
    kind,
    by: names.get(requestedById ?? '') ?? 'un membre de l’établissement',
    counts,
    files,
    letters: letters[0]?.count ?? 0,
    unmade: waiting?.count ?? 0,
    now: businessNow(),
  }
}
