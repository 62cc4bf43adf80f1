import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import type { CodeHolder } from '../domain/code-holder'
import { lockHolder } from './lock-holder'
import type { CodeOutcome, Shown } from './withdraw-code'

/** « Lever la suspension »: five wrong dates are forgotten, the code may be typed again. */
export async function liftSuspension(actor: StaffActor, input: CodeHolder & Shown): Promise<CodeOutcome> {
  return db.$transaction(async (tx) => {
    const { code } = await lockHolder(tx, actor, input)
    if (!code?.suspendedAt || code.id !== input.shownCodeId) return 'CHANGED'
    await tx.activationCode.update({
      where: { id: code.id, schoolId: actor.schoolId },
      data: { suspendedAt: null, wrongDates: 0 },
      select: { id: true },
    })
    await recordAudit(tx, actor, {
      action: 'activation-code.suspension-lifted',
      target: { type: 'activation-code', id: code.id },
    })
    return 'DONE'
  })
}
