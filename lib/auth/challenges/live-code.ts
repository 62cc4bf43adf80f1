import 'server-only'
import { realNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { CODE_LIFE_MS, emailKey } from '../domain/challenge'
import { unsealDigits } from './digits'
import type { Purpose } from './purpose'

/** Where a code goes, and the account that it opens when it opens one. */
export type Target = { accountId: string | null; email: string }
export type LiveCode = { codeId: string; digits: string }

/**
 * The code that is on its way to that recipient, or in their mailbox: whoever asks meanwhile shares it. The same work for
 * nobody, who never has one.
 */
export async function findLiveCode(
  tx: Tx,
  { purpose, recipientHash, target }: { purpose: Purpose; recipientHash: Uint8Array; target: Target | null },
): Promise<LiveCode | null> {
  const since = new Date(realNow().getTime() - CODE_LIFE_MS)
  const [row] = await tx.$queryRaw<{ id: string; sealed: Uint8Array }[]>`
    select id, sealed_code as sealed from challenge
    where recipient_hash = ${recipientHash} and purpose::text = ${purpose.name} and asked_at > ${since} and id = code_id
      and closed_at is null and sealed_code is not null and lower(email) = ${target ? emailKey(target.email) : ''}
      and account_id is not distinct from ${target?.accountId ?? null}::uuid
    order by asked_at desc limit 1`
  return row ? { codeId: row.id, digits: await unsealDigits(row.sealed, row.id) } : null
}

/** A code opens nothing any more, in any of the browsers that share it. */
export async function closeCode(tx: Tx, codeId: string): Promise<void> {
  await tx.challenge.updateMany({
    where: { codeId, closedAt: null },
    data: { closedAt: realNow(), sealedCode: null },
  })
}
