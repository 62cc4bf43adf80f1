import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { businessNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { CodeHolder } from '../domain/code-holder'
import type { HandReason } from '../domain/withdrawal'
import { listAttachedSiblings } from '../queries/list-attached-siblings'
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

export type Withdrawn = { withdrawalId: string; holder: LockedHolder }

/**
 * The withdrawal itself, of a holder that is locked; nothing when there is no valid code. After a loss, the account may be
 * a stranger's: it loses the siblings that it received with the code too (TS-16), by withdrawals that this one leads, told
 * after it.
 */
export async function recordWithdrawal(tx: Tx, actor: StaffActor, recorded: Recorded): Promise<Withdrawn[]> {
  const { holder, reason, letterReference } = recorded
  const { schoolId } = actor
  const cut = reason === 'LOSS' && holder.kind === 'CAR'
  const siblings = cut ? await listAttachedSiblings(tx, { schoolId, holderId: holder.holderId }) : []
  const own = await recordOne(tx, actor, recorded)
  if (!own) return []
  const led: Withdrawn[] = []
  for (const { holderId } of siblings) {
    const sibling = await lockHolder(tx, actor, { kind: 'CAR', holderId })
    const gone = { holder: sibling, reason, ledById: own, ...(letterReference && { letterReference }) }
    const withdrawalId = await recordOne(tx, actor, gone)
    if (withdrawalId) led.push({ withdrawalId, holder: sibling })
  }
  return [{ withdrawalId: own, holder }, ...led]
}

async function recordOne(
  tx: Tx,
  actor: StaffActor,
  { holder, reason, letterReference, replaced, ledById }: Recorded & { ledById?: string },
): Promise<string | null> {
  const { schoolId } = actor
  if (!holder.code) return null
  const [access] = await tx.$queryRaw<{ id: string }[]>`
    select id from access where school_id = ${schoolId}::uuid and ${ownedBy(holder)} and withdrawn_at is null`
  await invalidateCodes(tx, actor, { schoolId, codeIds: [holder.code.id], reason: replaced ? 'REPLACED' : reason })
  const { id } = await tx.withdrawal.create({
    data: {
      schoolId,
      codeId: holder.code.id,
      accessId: access?.id ?? null,
      reason,
      letterReference: letterReference ?? null,
      ledById: ledById ?? null,
      recordedById: actor.id,
      recordedAt: businessNow(),
    },
    select: { id: true },
  })
  return id
}
