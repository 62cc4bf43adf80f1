import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { CodeHolder } from '../domain/code-holder'
import type { HandReason } from '../domain/withdrawal'
import { invalidateCodes } from './invalidate-codes'
import { type LockedHolder, lockHolder, ownedBy } from './lock-holder'

/** What the page showed when the button was pressed: '' when there was no valid code. */
export type Shown = { shownCodeId: string }
/** CHANGED: somebody else moved this code meanwhile, and nothing was done. */
export type CodeOutcome = 'DONE' | 'CHANGED'

export type WithdrawCode = CodeHolder & Shown & { reason: HandReason }

/** « Retirer l'accès » (TS-17, TS-31, TS-99): the valid code dies and the access is cut, at once. */
export async function withdrawCode(actor: StaffActor, input: WithdrawCode): Promise<CodeOutcome> {
  return db.$transaction(async (tx) => {
    const holder = await lockHolder(tx, actor, input)
    if (!holder.code || holder.code.id !== input.shownCodeId) return 'CHANGED'
    await recordWithdrawal(tx, actor, { holder, reason: input.reason })
    return 'DONE'
  })
}

type Recorded = {
  holder: LockedHolder
  reason: HandReason
  letterReference?: string
  /** A new code takes its place, which must be typed: no access comes back by itself (TS-103). */
  replaced?: boolean
}

/**
 * The withdrawal itself, of a holder that is locked; null when there is no valid code. Returns its id. After a loss, the
 * account may be a stranger's: it loses the siblings that it received with the code too (TS-16), each by a withdrawal of
 * its own.
 */
export async function recordWithdrawal(
  tx: Tx,
  actor: StaffActor,
  { holder, reason, letterReference, replaced }: Recorded,
): Promise<string | null> {
  const { schoolId } = actor
  if (!holder.code) return null
  const [access] = await tx.$queryRaw<CutAccess[]>`
    select id, account_id as "accountId" from access where school_id = ${schoolId}::uuid and ${ownedBy(holder)} and withdrawn_at is null`
  await invalidateCodes(tx, actor, { schoolId, codeIds: [holder.code.id], reason: replaced ? 'REPLACED' : reason })
  const { id } = await tx.withdrawal.create({
    data: {
      schoolId,
      codeId: holder.code.id,
      accessId: access?.id ?? null,
      reason,
      letterReference: letterReference ?? null,
      recordedById: actor.id,
      recordedAt: businessNow(),
    },
    select: { id: true },
  })
  if (reason === 'LOSS' && access && holder.kind === 'CAR')
    for (const holderId of await siblingsOf(tx, actor, holder, access)) {
      const sibling = await lockHolder(tx, actor, { kind: 'CAR', holderId })
      await recordWithdrawal(tx, actor, { holder: sibling, reason, ...(letterReference && { letterReference }) })
    }
  return id
}

type CutAccess = { id: string; accountId: string }

async function siblingsOf(tx: Tx, { schoolId }: StaffActor, { holderId }: LockedHolder, { accountId }: CutAccess) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select sibling.id
    from guardianship lost
    join guardianship sibling on sibling.guardian_id = lost.guardian_id and sibling.school_id = ${schoolId}::uuid
    join access a on a.guardianship_id = sibling.id and a.account_id = ${accountId}::uuid
    where lost.id = ${holderId}::uuid and lost.school_id = ${schoolId}::uuid and sibling.id <> lost.id
      and a.route = 'SIBLING' and a.withdrawn_at is null
    order by sibling.id`
  return rows.map(({ id }) => id)
}
