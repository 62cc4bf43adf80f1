import { randomUUID } from 'node:crypto'
import { openAccount } from '@/lib/accounts/commands/open-account'
import { findActivation } from '@/lib/accounts/queries/find-activation'
import { db } from '@/lib/platform/db'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { readService } from '@/lib/teleservices/family/read-service'
import { buildGuardian, buildGuardianship, buildSchool } from '@/prisma/seed/builders'
import { familyActor } from './actors'
import { makeUsableCode } from './codes'

export const visitor = { kind: 'public', id: null, ipPrefix: null } as const
export const BIRTH = '2010-03-27'
export const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: Error) => error.message,
  )

/** An account opened by the code of that holder, with all the siblings that the page shows. */
export async function activate(kind: 'CAR' | 'CAE', holder: { id: string; schoolId: string }) {
  const { id } = await makeUsableCode(kind, holder)
  const username = `famille-${randomUUID()}`
  await openAccount(visitor, {
    codeId: id,
    shown: await siblingsOf(id),
    notMine: [],
    username,
    password: 'tulipe lampe gare nuage',
    email: '',
  })
  const account = await db.account.findUniqueOrThrow({ where: { usernameKey: username } })
  return familyActor({ id: account.id, profile: kind === 'CAR' ? 'GUARDIAN' : 'STUDENT' })
}

const siblingsOf = async (codeId: string) =>
  (await findActivation(codeId))?.siblings.map(({ guardianshipId }) => guardianshipId) ?? []

export async function household() {
  const school = await buildSchool({ open: ['NOTES'], phone: '09 99 00 12 34' })
  const guardian = await buildGuardian({ schoolId: school.id })
  const couple = (firstName: string, division = '1G3') =>
    buildGuardianship({
      schoolId: school.id,
      guardianId: guardian.id,
      student: { firstName, division, birthDate: BIRTH },
    })
  return { school, guardian, couple, lina: await couple('Lina') }
}
/** Null when the family does not read that service of that pupil. */
export const findOpenService = async (
  ...[actor, service]: [Parameters<typeof readService>[0], Parameters<typeof readService>[1]]
) => (await readService(actor, service, async () => true))?.content ?? null
export const namesOf = async (actor: Parameters<typeof getFamilyHome>[0]) =>
  (await getFamilyHome(actor)).children.map((child) => child.firstName)
