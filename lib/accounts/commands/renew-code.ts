import 'server-only'
import type { StaffActor } from '@/lib/auth/actor'
import { subjectsMaybeTold } from '@/lib/mailings/queries/list-lines'
import { today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type CodeHolder, noCodeReason } from '../domain/code-holder'
import { type HandReason, isRestoredByGrant } from '../domain/withdrawal'
import { NO_CODE_MESSAGES } from '../labels'
import { HOLDER_NOT_FOUND } from '../messages'
import { listDisplayed } from '../queries/list-displayed'
import { createActivationCodes } from './create-activation-codes'
import { invalidateCodes } from './invalidate-codes'
import { type LockedCode, type LockedHolder, lockHolder, ownedBy } from './lock-holder'
import { type CodeOutcome, recordWithdrawal, type Shown } from './withdraw-code'

/**
 * `shownUsed`: the page said that an account was opened with the code, which the new one cuts. `reason`: why a code that
 * somebody holds dies (TS-31); not needed for one that nobody was told.
 */
export type RenewCode = CodeHolder & Shown & { shownUsed?: boolean; reason?: HandReason }

/**
 * « Nouveau CAR », « Nouveau CAE », « Autoriser l'accès » (TS-99, TS-103, TS-116): the valid code is invalidated first,
 * then a new one is made, usable tomorrow. Without a valid code, an account that was cut gets its access back from then.
 * ASK: the code was sent, displayed or used, and no reason was given; nothing was done. With a reason, its replacement can
 * be undone as a withdrawal, for 15 minutes, while nobody was told of the new one.
 */
export async function renewCode(actor: StaffActor, input: RenewCode): Promise<CodeOutcome | 'ASK'> {
  return db.$transaction(async (tx) => {
    const holder = await lockHolder(tx, actor, input)
    if ((holder.code?.id ?? '') !== input.shownCodeId) return 'CHANGED'
    if (holder.code?.usedAt && !input.shownUsed) return 'CHANGED'
    const reason = noCodeReason(holder.facts)
    if (reason) throw new Refusal('CLOSED', NO_CODE_MESSAGES[reason])
    if (holder.code && (await isTold(tx, actor, holder.code))) {
      if (!input.reason) return 'ASK'
      const { reason } = input
      // After a loss whoever typed the code is a stranger, whose siblings go too; otherwise the code is only replaced.
      // Each child has a code of its own again, to be typed: none comes back to an account by itself.
      for (const gone of await recordWithdrawal(tx, actor, { holder, reason, replaced: reason !== 'LOSS' }))
        if (noCodeReason(gone.holder.facts) === null) await replaceLostCode(tx, actor, gone)
      return 'DONE'
    }
    if (holder.code)
      await invalidateCodes(tx, actor, { schoolId: actor.schoolId, codeIds: [holder.code.id], reason: 'REPLACED' })
    await createCode(tx, actor, holder, holder.code ? null : await accountToRestore(tx, actor, holder))
    return 'DONE'
  })
}

/** Somebody may hold it: it was sent, perhaps sent, used, or displayed. */
export async function isTold(
  tx: Tx,
  { schoolId }: StaffActor,
  { id, notifiedAt, usedAt }: Pick<LockedCode, 'id' | 'notifiedAt' | 'usedAt'>,
): Promise<boolean> {
  if (notifiedAt !== null || usedAt !== null) return true
  if ((await subjectsMaybeTold(tx, { schoolId, subjectIds: [id] })).size > 0) return true
  return (await listDisplayed(tx, { schoolId, codeIds: [id] })).size > 0
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
