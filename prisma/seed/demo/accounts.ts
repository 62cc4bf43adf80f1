import { toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/password'
import type { DemoSchools } from './schools'

/** Of every demonstration account. Written in the README. */
export const DEMO_PASSWORD = 'pont-vert-trois-puits'

export const DEMO_USERNAMES = {
  academie: 'demo.academie',
  lycee: 'demo.lycee',
  college: 'demo.college',
  delegate: 'demo.delegue',
  parent: 'demo.parent',
} as const

type Staff = {
  username: string
  firstName: string
  familyName: string
  role: 'ACADEMIE_MANAGER' | 'HEAD' | 'DELEGATE'
  schoolId?: string
  academieId?: string
  permissions?: string[]
}

/** Account ids of the people who act in the seed. */
export type DemoStaff = { lyceeHeadId: string; collegeHeadId: string }

export async function seedStaff({ academieId, lyceeId, collegeId }: DemoSchools, year: number): Promise<DemoStaff> {
  const { academie, lycee, college, delegate } = DEMO_USERNAMES
  const since = `${year}-09-01`
  await seedMember(
    { username: academie, firstName: 'Hélène', familyName: 'Vasseur', role: 'ACADEMIE_MANAGER', academieId },
    since,
  )
  const lyceeHeadId = await seedMember(
    { username: lycee, firstName: 'Nadia', familyName: 'Ferrand', role: 'HEAD', schoolId: lyceeId },
    since,
  )
  const collegeHeadId = await seedMember(
    { username: college, firstName: 'Olivier', familyName: 'Marchand', role: 'HEAD', schoolId: collegeId },
    since,
  )
  const permissions = [
    'import:run',
    'activation-code:read',
    'activation-code:grant',
    'access:withdraw',
    'activation-code:notify',
  ]
  await seedMember(
    {
      username: delegate,
      firstName: 'Camille',
      familyName: 'Delmas',
      role: 'DELEGATE',
      schoolId: lyceeId,
      permissions,
    },
    since,
  )
  return { lyceeHeadId, collegeHeadId }
}

async function seedMember(staff: Staff, since: string): Promise<string> {
  const { role, schoolId, academieId, permissions = [], ...person } = staff
  const accountId = await seedAccount(person, 'STAFF')
  const known = await db.staffMembership.count({ where: { accountId } })
  if (known === 0)
    await db.staffMembership.create({
      data: { accountId, schoolId, academieId, role, permissions, validFrom: toDbDate(since) },
      select: { id: true },
    })
  return accountId
}

type Person = { username: string; firstName: string; familyName: string; email?: string | null }

/** The account of that username, made once, with the documented password. */
export async function seedAccount(person: Person, profile: 'STAFF' | 'GUARDIAN'): Promise<string> {
  const known = await db.account.findUnique({ where: { usernameKey: person.username }, select: { id: true } })
  if (known) return known.id
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const made = await db.account.create({
    data: {
      ...person,
      usernameKey: person.username,
      demonstration: true,
      profiles: { create: { kind: profile } },
      credential: { create: { passwordHash } },
    },
    select: { id: true },
  })
  return made.id
}
