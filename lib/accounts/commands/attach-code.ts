import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { FamilyActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/errors'
import { areOnePupil } from '@/lib/schools'
import { type CodeRow, lockCode, stateOf } from '../code-facts'
import { ACTIVATION } from '../messages'
import type { Answered } from './attach-siblings'
import { type CodeAndDate, checkCodeAndDate } from './check-code-and-date'
import { markUsed } from './mark-used'
import { openSiblings } from './open-siblings'
import { tellKnownAddress } from './tell-known-address'

/**
 * TS-08, TS-18: the check of a code that may join an account that exists, the same as for an activation. Nothing is
 * opened before the person has seen whom it opens (`attachCode`).
 */
export async function checkCodeToAttach(actor: FamilyActor, input: CodeAndDate): Promise<CodeRow> {
  const code = await checkCodeAndDate(actor, input)
  await refuseForeign(db, actor, code)
  return code
}

/** A code whose check with the date of birth succeeded in this browser (lib/accounts/activation-progress). */
export type AttachCode = { codeId: string } & Answered

/** TS-08, TS-15, TS-18: another code on an account that exists, with the siblings that the person knows (TS-16). */
export async function attachCode(
  actor: FamilyActor,
  { codeId, shown, notMine }: AttachCode,
): Promise<{ studentId: string; siblings: number }> {
  return db.$transaction(async (tx) => {
    const locked = await lockCode(tx, codeId)
    if (!locked || locked.gone || stateOf(locked, today()) !== 'USABLE')
      throw new Refusal('CONFLICT', locked?.usedById === actor.id ? ACTIVATION.alreadyYours : ACTIVATION.used)
    await refuseForeign(tx, actor, locked)
    await markUsed(tx, locked, actor.id)
    const { schoolId, guardianId, kind, studentId } = locked
    const siblings = guardianId
      ? await openSiblings(tx, actor, { accountId: actor.id, schoolId, guardianId, shown, notMine })
      : 0
    await recordAudit(tx, actor, {
      action: 'activation-code.redeemed',
      kind,
      siblings,
      target: { type: 'activation-code', id: locked.id },
      schoolId,
    })
    await tellKnownAddress(tx, actor.id, locked)
    return { studentId, siblings }
  })
}

/** What this account may not take, whoever holds it: TS-15, TS-123. */
async function refuseForeign(tx: Tx, actor: FamilyActor, code: CodeRow): Promise<void> {
  if (code.kind === 'CAE' && actor.profile === 'GUARDIAN') throw new Refusal('FORBIDDEN', ACTIVATION.pupilCode)
  if (code.kind === 'CAR' && actor.profile === 'STUDENT') throw new Refusal('FORBIDDEN', ACTIVATION.guardianCode)
  await refuseOtherAcademie(tx, actor, code)
  await refuseOtherPupil(tx, actor, code)
}

/** TS-15: one académie an account, whatever was withdrawn since, unless the instance allows several. */
async function refuseOtherAcademie(tx: Tx, actor: FamilyActor, code: CodeRow): Promise<void> {
  if (env.ACROSS_ACADEMIES) return
  const other = await tx.access.findFirst({
    where: {
      accountId: actor.id,
      withdrawnAt: null,
      school: { academieId: { not: code.academieId } },
    },
    select: { id: true },
  })
  if (other) throw new Refusal('FORBIDDEN', ACTIVATION.otherAcademie)
}

/**
 * TS-123: the account of a pupil is one pupil's, who may change school. Whom it opened and reads no more counts too: it is
 * still that pupil's name.
 */
async function refuseOtherPupil(tx: Tx, actor: FamilyActor, { kind, studentId }: CodeRow): Promise<void> {
  if (kind !== 'CAE') return
  const opened = await tx.access.findMany({
    where: { accountId: actor.id, studentId: { not: null } },
    distinct: ['studentId'],
    select: { studentId: true },
  })
  const others = opened.flatMap((access) => access.studentId ?? [])
  if (!(await areOnePupil(tx, studentId, others))) throw new Refusal('FORBIDDEN', ACTIVATION.otherPupil)
}
