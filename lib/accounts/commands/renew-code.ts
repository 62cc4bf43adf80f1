import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type CodeHolder, noCodeReason } from '../domain/code-holder'
import { isRestoredByGrant } from '../domain/withdrawal'
import { NO_CODE_MESSAGES } from '../labels'
import { HOLDER_NOT_FOUND } from '../messages'
import { createActivationCodes } from './create-activation-codes'
import { invalidateCodes } from './invalidate-codes'
import { type LockedHolder, lockHolder, ownedBy } from './lock-holder'
import type { CodeOutcome, Shown } from './withdraw-code'

/** `shownUsed`: the page said that an account was opened with the code, which the new one cuts. */
export type RenewCode = CodeHolder & Shown & { shownUsed?: boolean }

/**
 * « Nouveau CAR », « Nouveau CAE », « Autoriser l'accès » (TS-99, TS-103, TS-116): the valid code is invalidated first,
 * then a new one is made, usable tomorrow. Without a valid code, an account that was cut gets its access back from then.
 */
export async function renewCode(actor: StaffActor, input: RenewCode): Promise<CodeOutcome> {
  return db.$transaction(async (tx) => {
    const holder = await lockHolder(tx, actor, input)
    if ((holder.code?.id ?? '') !== input.shownCodeId) return 'CHANGED'
    if (holder.code?.usedAt && !input.shownUsed) return 'CHANGED'
    const reason = noCodeReason(holder.facts)
    if (reason) throw new Refusal('CLOSED', NO_CODE_MESSAGES[reason])
    if (holder.code)
      await invalidateCodes(tx, actor, { schoolId: actor.schoolId, codeIds: [holder.code.id], reason: 'REPLACED' })
    await createCode(tx, actor, holder, holder.code ? null : await accountToRestore(tx, actor, holder))
    return 'DONE'
  })
}

/** One code for a holder that is locked and has none; returns its id. */
async function createCode(
  tx: Tx,
  actor: StaffActor,
  holder: LockedHolder,
  attachToId: string | null = null,
): Promise<string> {
  const { schoolId } = actor
  const { kind, holderId } = holder
  await createActivationCodes(tx, actor, { kind, schoolId, holderIds: [holderId], usableFrom: addDays(today(), 1) })
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    update activation_code set attach_to_id = ${attachToId}::uuid
    where school_id = ${schoolId}::uuid and ${ownedBy(holder)} and invalidated_at is null
    returning id`
  if (!made) throw new Refusal('NOT_FOUND', HOLDER_NOT_FOUND)
  return made.id
}

/** A new code in place of the one that this withdrawal has just invalidated, for « Annuler ce retrait » to find. */
export async function replaceLostCode(
  tx: Tx,
  actor: StaffActor,
  { holder, withdrawalId }: { holder: LockedHolder; withdrawalId: string },
): Promise<void> {
  const replacementId = await createCode(tx, actor, { ...holder, code: null })
  await tx.withdrawal.update({
    where: { id: withdrawalId, schoolId: actor.schoolId },
    data: { replacementId },
    select: { id: true },
  })
}

/** The account that the last withdrawal cut, when « Autoriser l'accès » gives it back. */
async function accountToRestore(tx: Tx, { schoolId }: StaffActor, holder: LockedHolder): Promise<string | null> {
  const [last] = await tx.$queryRaw<{ accountId: string; reason: string; active: boolean }[]>`
    select a.account_id as "accountId", a.withdraw_reason::text as reason, account.status = 'ACTIVE' as active
    from access a join account on account.id = a.account_id
    where a.school_id = ${schoolId}::uuid and ${ownedBy(holder)} and a.withdrawn_at is not null
    order by a.withdrawn_at desc, a.id desc limit 1`
  return last?.active && isRestoredByGrant(last.reason) ? last.accountId : null
}
