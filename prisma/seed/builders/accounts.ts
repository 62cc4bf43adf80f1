import { randomBytes } from 'node:crypto'
import { today } from '@/lib/platform/clock'
import { toDbDate } from '@/lib/platform/dates'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { buildGuardianship, buildStudent } from './people'
import { buildSchool } from './schools'
import { sequence } from './sequence'

type AccountOptions = Partial<Prisma.AccountUncheckedCreateInput> & {
  /** As `hashPassword` of lib/platform/password gives it; without one nobody can sign in with a password. */
  passwordHash?: string
  profiles?: ('GUARDIAN' | 'STUDENT' | 'STAFF')[]
}

export async function buildAccount(options: AccountOptions = {}, tx: Tx = db) {
  const { passwordHash, profiles = ['GUARDIAN'], ...overrides } = options
  const username = overrides.username ?? `compte${sequence()}`
  return tx.account.create({
    data: {
      firstName: 'Nadia',
      familyName: 'Ferrand',
      ...overrides,
      username,
      usernameKey: username.toLowerCase(),
      profiles: { create: profiles.map((kind) => ({ kind })) },
      credential: passwordHash ? { create: { passwordHash } } : undefined,
    },
  })
}

type StaffOptions = {
  role?: 'ACADEMIE_MANAGER' | 'HEAD' | 'DEPUTY_HEAD' | 'DELEGATE'
  schoolId?: string
  academieId?: string
  /** Delegated rights, for a DELEGATE. */
  permissions?: string[]
  passwordHash?: string
  account?: Partial<Prisma.AccountUncheckedCreateInput>
}

/** A head (by default) of the school given or made, or a manager of the académie given. */
export async function buildStaff(options: StaffOptions = {}, tx: Tx = db) {
  const { role = 'HEAD', permissions = [], passwordHash } = options
  const account = await buildAccount({ ...options.account, passwordHash, profiles: ['STAFF'] }, tx)
  const schoolId = options.academieId ? null : (options.schoolId ?? (await buildSchool({}, tx)).id)
  const membership = await tx.staffMembership.create({
    data: {
      accountId: account.id,
      schoolId,
      academieId: options.academieId ?? null,
      role,
      permissions,
      validFrom: toDbDate('2026-09-01'),
    },
  })
  return { account, membership }
}

type CodeOptions = Partial<Omit<Prisma.ActivationCodeUncheckedCreateInput, 'usableFrom'>> & {
  /** `YYYY-MM-DD`; today by default, so that the code works at once. */
  usableFrom?: string
}

/** A valid CAR (CAE with `kind: 'CAE'`) that nobody can type: its HMAC is random. Couple or pupil made when missing. */
export async function buildCode({ usableFrom = today(), ...overrides }: CodeOptions = {}, tx: Tx = db) {
  const kind = overrides.kind ?? 'CAR'
  const holder = kind === 'CAR' ? await coupleOf(overrides, tx) : await pupilOf(overrides, tx)
  const invalid = overrides.invalidatedAt != null
  return tx.activationCode.create({
    data: {
      hmac: randomBytes(32),
      encrypted: invalid ? null : randomBytes(41),
      first4: '07UY',
      last3: 'S61',
      invalidationReason: invalid ? 'ERROR' : null,
      ...overrides,
      ...holder,
      kind,
      usableFrom: toDbDate(usableFrom),
    },
  })
}

type Holder = { guardianshipId?: string | null; studentId?: string | null; schoolId?: string }

async function coupleOf({ guardianshipId, schoolId }: Holder, tx: Tx) {
  if (!guardianshipId) {
    const made = await buildGuardianship({ schoolId }, tx)
    return { guardianshipId: made.id, schoolId: made.schoolId }
  }
  const couple = await tx.guardianship.findUniqueOrThrow({ where: { id: guardianshipId }, select: { schoolId: true } })
  return { guardianshipId, schoolId: couple.schoolId }
}

async function pupilOf({ studentId, schoolId }: Holder, tx: Tx) {
  if (!studentId) {
    const made = await buildStudent({ schoolId }, tx)
    return { studentId: made.id, schoolId: made.schoolId }
  }
  const student = await tx.student.findUniqueOrThrow({ where: { id: studentId }, select: { schoolId: true } })
  return { studentId, schoolId: student.schoolId }
}
