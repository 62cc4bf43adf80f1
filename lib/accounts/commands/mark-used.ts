import 'server-only'
import { businessNow } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import type { CodeRow } from '../code-facts'
import { ACTIVATION } from '../messages'

/** Marks the code used and opens its access; a second transaction finds it used. */
export async function markUsed(tx: Tx, code: CodeRow, accountId: string): Promise<void> {
  const now = businessNow()
  const used = await tx.$queryRaw<{ id: string }[]>`
    with used as (
      update activation_code set used_at = ${now}::timestamptz, used_by_id = ${accountId}::uuid, used_via = 'CODE'
      where id = ${code.id}::uuid and used_at is null and invalidated_at is null
      returning school_id, guardianship_id, student_id, usable_from
    )
    insert into access (account_id, school_id, guardianship_id, student_id, route, opened_at, usable_from)
    select ${accountId}::uuid, school_id, guardianship_id, student_id, 'CODE', ${now}::timestamptz, usable_from from used
    on conflict do nothing
    returning id`
  if (used.length === 0) throw new Refusal('CONFLICT', ACTIVATION.alreadyOpen)
}
