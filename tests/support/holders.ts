import '@/lib/manifests'
import { renewCode } from '@/lib/accounts/commands/renew-code'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { buildAccount, buildGuardianship, buildSchool, buildStudent } from '@/prisma/seed/builders'
import { staffActor } from './actors'

type Couple = NonNullable<Parameters<typeof buildGuardianship>[0]>

/** A school with one open téléservice and a head whose account exists. */
export async function schoolWithHead() {
  const school = await buildSchool({ open: ['NOTES'] })
  const account = await buildAccount({ firstName: 'Nadia', familyName: 'Ferrand', profiles: ['STAFF'] })
  return { school, actor: staffActor({ id: account.id, schoolId: school.id, academieId: school.academieId }) }
}

/** One couple of that school, without a code. */
export async function coupleOf(actor: StaffActor, couple: Couple = {}) {
  const made = await buildGuardianship({ ...couple, schoolId: actor.schoolId })
  return { kind: 'CAR' as const, holderId: made.id, guardianId: made.guardianId, studentId: made.studentId }
}

export async function pupilOf(actor: StaffActor) {
  const made = await buildStudent({ schoolId: actor.schoolId })
  return { kind: 'CAE' as const, holderId: made.id }
}

type Holder = { kind: 'CAR' | 'CAE'; holderId: string }

/** Codes of the holder, newest first. */
export const codesOf = ({ kind, holderId }: Holder) =>
  db.activationCode.findMany({
    where: kind === 'CAR' ? { guardianshipId: holderId } : { studentId: holderId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })

export async function validCode(holder: Holder): Promise<string> {
  return (await codesOf(holder)).find(({ invalidatedAt }) => invalidatedAt === null)?.id ?? ''
}

/** A code for that holder, by the screen's own command. */
export async function giveCode(actor: StaffActor, holder: Holder): Promise<string> {
  await renewCode(actor, { ...holder, shownCodeId: await validCode(holder), shownUsed: true, reason: 'HOLDER_REQUEST' })
  return validCode(holder)
}

/** That code opened this account, as an activation does. */
export async function openWithCode(codeId: string, accountId: string): Promise<void> {
  const code = await db.activationCode.update({
    where: { id: codeId },
    data: { usedAt: new Date(), usedById: accountId, usedVia: 'CODE', notifiedAt: new Date() },
  })
  await db.access.create({
    data: {
      accountId,
      schoolId: code.schoolId,
      guardianshipId: code.guardianshipId,
      studentId: code.studentId,
      route: 'CODE',
      usableFrom: code.usableFrom,
    },
  })
}

export const liveAccess = ({ kind, holderId }: Holder) =>
  db.access.findFirst({
    where: { ...(kind === 'CAR' ? { guardianshipId: holderId } : { studentId: holderId }), withdrawnAt: null },
  })
