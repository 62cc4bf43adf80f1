import 'server-only'
import { emit } from '@/lib/jobs/send'
import { businessNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { messageAsked } from '../events'

export type NewMessage = {
  /** Registered (lib/mailings/kinds). */
  kind: string
  /** The same key is the same message, whoever asks. */
  key: string
  /** What the kind needs to find what to say: ids, never what is said. */
  about: Readonly<Record<string, string>>
}

/**
 * One e-mail to one person, which leaves after the caller's transaction: a run of one, of nobody's school, without a
 * delay. It is sent, tried again and settled as every other (domain/delivery-retry).
 */
export async function requestMessage(tx: Tx, { kind, key, about }: NewMessage): Promise<void> {
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    insert into notification_batch (kind, request_key, criteria, channels, state, created_at, cancellable_until, started_at)
    values (${kind}, ${key}, '{}', '{EMAIL}', 'SENDING', ${businessNow()}, ${businessNow()}, ${businessNow()})
    on conflict (school_id, requested_by_id, request_key) do nothing
    returning id`
  if (!made) return
  const id = crypto.randomUUID()
  await tx.$executeRaw`
    insert into delivery (id, group_id, batch_id, channel, recipient, position)
    values (${id}::uuid, ${id}::uuid, ${made.id}::uuid, 'EMAIL', ${JSON.stringify(about)}::jsonb, 1)`
  await emit(tx, messageAsked({ batchId: made.id }, { id: `message-${made.id}` }))
}
