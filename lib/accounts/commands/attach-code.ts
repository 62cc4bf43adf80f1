import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import type { FamilyActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { toDbDate } from '@/lib/platform/dates'
import { db, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/errors'
import { type CodeRow, lockCode, stateOf } from '../code-facts'
import { ACTIVATION } from '../messages'
import { attachSiblings } from './attach-siblings'
import { type CodeAndDate, checkCodeAndDate } from './check-code-and-date'
import { markUsed } from './open-account'

/** TS-08, TS-15, TS-18: another code on an account that exists, with the same check as an activation. */
export async function attachCode(actor: FamilyActor, input: CodeAndDate): Promise<{ siblings: number }> {
  const code = await checkOwnOrFree(actor, input)
  return db.$transaction(async (tx) => {
    const locked = await lockCode(tx, code.id)
    if (!locked || locked.gone || stateOf(locked, today()) !== 'USABLE')
      throw new Refusal('CONFLICT', locked?.usedById === actor.id ? ACTIVATION.alreadyYours : ACTIVATION.used)
    await refuseOtherAcademie(tx, actor, locked)
    await refuseOtherPupil(tx, actor, locked)
    await markUsed(tx, locked, actor.id)
    const { schoolId, guardianId, kind } = locked
    const siblings = guardianId
      ? await attachSiblings(tx, { accountId: actor.id, schoolId, guardianId, notMine: [] })
      : 0
    await recordAudit(tx, actor, {
      action: 'activation-code.redeemed',
      kind,
      siblings,
      target: { type: 'activation-code', id: locked.id },
      schoolId,
    })
    return { siblings }
  })
}

/** TS-123: a code of the other kind opens another account. */
async function checkOwnOrFree(actor: FamilyActor, input: CodeAndDate): Promise<CodeRow> {
  const code = await checkCodeAndDate(actor, input)
  if (code.kind === 'CAE' && actor.profile === 'GUARDIAN') throw new Refusal('FORBIDDEN', ACTIVATION.pupilCode)
  if (code.kind === 'CAR' && actor.profile === 'STUDENT') throw new Refusal('FORBIDDEN', ACTIVATION.guardianCode)
  return code
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

/** TS-123: the account of a pupil is one pupil's, who may change school. */
async function refuseOtherPupil(tx: Tx, actor: FamilyActor, { kind, schoolId, birthDate }: CodeRow): Promise<void> {
  if (kind !== 'CAE') return
  const other = await tx.access.findFirst({
    where: {
      accountId: actor.id,
      withdrawnAt: null,
      studentId: { not: null },
      OR: [{ schoolId }, { student: { birthDate: { not: toDbDate(birthDate) } } }],
    },
    select: { id: true },
  })
  if (other) throw new Refusal('FORBIDDEN', ACTIVATION.otherPupil)
}
