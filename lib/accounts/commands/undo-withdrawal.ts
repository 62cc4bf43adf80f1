import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { subjectsUnderWay } from '@/lib/mailings/queries/list-lines'
import { businessNow } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { type CodeHolder, noCodeReason } from '../domain/code-holder'
import { undoUntil } from '../domain/withdrawal'
import { UNDO } from '../messages'
import { invalidateCodes } from './invalidate-codes'
import { type LockedHolder, lockHolder } from './lock-holder'
import { isTold } from './renew-code'

/**
 * « Annuler ce retrait » (peers.md §4-6): within 15 minutes, the code that the family holds is valid again and the
 * access open again, as they were, for every child that a loss cut with it. Their copies stay wiped: the codes can no
 * longer be displayed. Undone already: does nothing a second time. `after` runs in the transaction.
 */
export async function undoWithdrawal(
  actor: StaffActor,
  { withdrawalId }: { withdrawalId: string },
  after: (tx: Tx) => Promise<void>,
): Promise<CodeHolder> {
  return db.$transaction(async (tx) => {
    const { schoolId } = actor
    const found = await tx.withdrawal.findFirst({
      where: { id: withdrawalId, schoolId },
      select: { ledById: true, code: { select: HOLDER } },
    })
    if (!found) throw new Refusal('NOT_FOUND', UNDO.notFound)
    // One guardian, locked once for all of them.
    const holder = await lockHolder(tx, actor, holderOf(found.code))
    const leader = found.ledById ?? withdrawalId
    const together = await tx.withdrawal.findMany({
      where: { schoolId, undoneAt: null, OR: [{ id: leader }, { ledById: leader }] },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        codeId: true,
        accessId: true,
        replacementId: true,
        recordedAt: true,
        code: { select: HOLDER },
      },
    })
    for (const { code, ...withdrawal } of together)
      await undoOne(tx, actor, await lockHolder(tx, actor, holderOf(code)), withdrawal)
    if (together.length > 0) await after(tx)
    return holder
  })
}

const HOLDER = { kind: true, guardianshipId: true, studentId: true } as const
type Owned = { kind: CodeHolder['kind']; guardianshipId: string | null; studentId: string | null }

const holderOf = ({ kind, guardianshipId, studentId }: Owned): CodeHolder => ({
  kind,
  holderId: guardianshipId ?? studentId ?? '',
})

type Standing = {
  id: string
  codeId: string
  accessId: string | null
  replacementId: string | null
  recordedAt: Date
}

async function undoOne(tx: Tx, actor: StaffActor, holder: LockedHolder, withdrawal: Standing): Promise<void> {
  if (businessNow() > undoUntil(withdrawal.recordedAt)) throw new Refusal('CLOSED', UNDO.late)
  if (noCodeReason(holder.facts)) throw new Refusal('CLOSED', UNDO.gone)
  await dropReplacement(tx, actor, holder, withdrawal.replacementId)
  await restore(tx, actor, withdrawal)
  await tx.withdrawal.update({
    where: { id: withdrawal.id, schoolId: actor.schoolId },
    data: { undoneAt: businessNow(), undoneById: actor.id },
    select: { id: true },
  })
  await recordAudit(tx, actor, {
    action: 'access.withdrawal-undone',
    target: { type: 'activation-code', id: withdrawal.codeId },
  })
}

/** The code made in place of a lost one goes, unless somebody was told of it. */
async function dropReplacement(tx: Tx, actor: StaffActor, { code }: LockedHolder, replacementId: string | null) {
  if (!code) return
  const { schoolId } = actor
  const underWay = await subjectsUnderWay(tx, { schoolId, subjectIds: [code.id] })
  if (code.id !== replacementId || (await isTold(tx, actor, code)) || underWay.size > 0)
    throw new Refusal('CONFLICT', UNDO.replaced)
  await invalidateCodes(tx, actor, { schoolId, codeIds: [code.id], reason: 'ERROR' })
}

async function restore(
  tx: Tx,
  { schoolId }: StaffActor,
  { codeId, accessId }: { codeId: string; accessId: string | null },
): Promise<void> {
  await tx.activationCode.update({
    where: { id: codeId, schoolId },
    data: { invalidatedAt: null, invalidatedById: null, invalidationReason: null },
    select: { id: true },
  })
  if (!accessId) return
  await tx.access.updateMany({
    where: { id: accessId, schoolId, account: { status: 'ACTIVE' } },
    data: { withdrawnAt: null, withdrawnById: null, withdrawReason: null },
  })
}
