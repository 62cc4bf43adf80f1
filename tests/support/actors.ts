import { encode } from 'next-auth/jwt'
import type { AcademieActor, FamilyActor, StaffActor } from '@/lib/auth/actor'
import { cookieSettings } from '@/lib/auth/cookies'
import { sessionLimits } from '@/lib/auth/domain/session-limits'
import { permissionsOf } from '@/lib/auth/permissions'
import { randomToken, sha256Hex } from '@/lib/platform/crypto'
import type { PrismaClient } from '@/lib/platform/prisma/client'

const NOBODY = '00000000-0000-7000-8000-000000000000'

/** A head by default; permissions follow the role unless given. */
export function staffActor(overrides: Partial<StaffActor> = {}): StaffActor {
  const role = overrides.role ?? 'HEAD'
  return {
    kind: 'staff',
    id: NOBODY,
    displayName: 'Nadia Ferrand',
    role,
    schoolId: NOBODY,
    academieId: NOBODY,
    membershipId: NOBODY,
    permissions: permissionsOf(role, []),
    sessionId: 'test',
    ipPrefix: null,
    ...overrides,
  }
}

export const academieActor = (overrides: Partial<AcademieActor> = {}): AcademieActor => ({
  kind: 'academie',
  id: NOBODY,
  displayName: 'Hélène Vasseur',
  role: 'ACADEMIE_MANAGER',
  academieId: NOBODY,
  membershipId: NOBODY,
  permissions: permissionsOf('ACADEMIE_MANAGER', []),
  sessionId: 'test',
  ipPrefix: null,
  ...overrides,
})

export const familyActor = (overrides: Partial<FamilyActor> = {}): FamilyActor => ({
  kind: 'family',
  id: NOBODY,
  displayName: 'Claire Morel',
  profile: 'GUARDIAN',
  sessionId: 'test',
  ipPrefix: null,
  ...overrides,
})

export type SessionCookie = { name: string; value: string; sessionId: string }

type SessionInput = {
  accountId: string
  amr?: string[]
  shared?: boolean
  authTime?: Date
  /** Address that people type: decides the name of the cookie. */
  publicUrl?: string
  /** AUTH_SECRET of the server that will read the cookie. */
  authSecret?: string
}

/** Signs a member of staff in by writing the row; both factors given unless `amr` says otherwise. */
export const createStaffSession = (
  db: PrismaClient,
  { membershipId, ...input }: SessionInput & { membershipId: string },
): Promise<SessionCookie> => createSession(db, { amr: ['pwd', 'otp'], ...input, profile: 'STAFF', membershipId })

/** Signs a responsable (or a pupil) in by writing the row. */
export const createFamilySession = (
  db: PrismaClient,
  { profile = 'GUARDIAN', ...input }: SessionInput & { profile?: 'GUARDIAN' | 'STUDENT' },
): Promise<SessionCookie> => createSession(db, { amr: ['pwd'], ...input, profile })

async function createSession(
  db: PrismaClient,
  input: SessionInput & { profile: 'STAFF' | 'GUARDIAN' | 'STUDENT'; membershipId?: string },
): Promise<SessionCookie> {
  const sid = randomToken()
  const now = new Date()
  const { idle, absolute } = sessionLimits(input.profile, input.shared ?? false)
  const { epoch } = await db.account.findUniqueOrThrow({ where: { id: input.accountId }, select: { epoch: true } })
  const session = await db.session.create({
    data: {
      epoch,
      id: await sha256Hex(sid),
      accountId: input.accountId,
      profile: input.profile,
      membershipId: input.membershipId ?? null,
      amr: input.amr ?? ['pwd'],
      authTime: input.authTime ?? now,
      lastSeenAt: now,
      idleUntil: new Date(now.getTime() + idle),
      absoluteUntil: new Date(now.getTime() + absolute),
      shared: input.shared ?? false,
    },
    select: { id: true },
  })
  const name = cookieSettings(input.publicUrl ?? 'http://localhost:3000').names.session
  const secret = input.authSecret ?? process.env.AUTH_SECRET ?? ''
  const value = await encode({ token: { sub: input.accountId, sid }, secret, salt: name, maxAge: 24 * 3600 })
  return { name, value, sessionId: session.id }
}
