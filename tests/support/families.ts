import { openAccount } from '@/lib/accounts/commands/open-account'
import { db } from '@/lib/platform/db'
import { buildGuardianship, type buildSchool } from '@/prisma/seed/builders'
import { makeUsableCode } from './codes'

type School = Awaited<ReturnType<typeof buildSchool>>

/** A couple of that school, its pupil born on 27/03/2010, and a CAR that works now. */
export async function coupleOf(school: School, firstName = 'Lina') {
  const couple = await buildGuardianship({ schoolId: school.id, student: { firstName, birthDate: '2010-03-27' } })
  return { couple, code: await makeUsableCode('CAR', couple) }
}

/** A parent whose account was opened by a code. */
export async function activeParent(school: School) {
  const { couple, code } = await coupleOf(school)
  const username = `parent.${couple.id.slice(-8)}`
  const visitor = { kind: 'public', id: null, ipPrefix: null } as const
  const password = 'tulipe lampe gare nuage'
  await openAccount(visitor, { codeId: code.id, shown: [], notMine: [], username, password, email: '' })
  const account = await db.account.findUniqueOrThrow({ where: { usernameKey: username } })
  return { couple, account }
}
