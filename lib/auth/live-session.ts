import 'server-only'
import { realNow, today } from '@/lib/platform/clock'
import { sha256Hex } from '@/lib/platform/crypto'
import { toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { ProfileKind, StaffRole } from '@/lib/platform/prisma/enums'
import { titleCase } from '@/lib/platform/text'
import type { AcademieActor, FamilyActor, StaffActor } from './actor'
import { isFamilyProfile, isOpen } from './domain/profiles'
import { isFactorWaived, needsSecondFactor } from './domain/second-factor'
import { SEEN_EVERY, sessionLimits } from './domain/session-limits'
import { permissionsOf } from './permissions'

export type SignedInActor = StaffActor | AcademieActor | FamilyActor

/** What one request knows of the person who is signed in. */
export type LiveSession = {
  actor: SignedInActor
  amr: string[]
  authTime: Date
  shared: boolean
  /** Of the account: what is issued from this session carries it. */
  epoch: number
  /** The session ends after that many seconds without activity, and at that instant whatever happens. */
  idleSeconds: number
  absoluteUntil: Date
  /** A second factor would be required outside the demonstration: a banner says so. */
  factorWaived: boolean
}

type Row = {
  id: string
  account_id: string
  profile: ProfileKind
  amr: string[]
  auth_time: Date
  last_seen_at: Date
  absolute_until: Date
  shared: boolean
  epoch: number
  ip_prefix: string | null
  username: string
  first_name: string | null
  family_name: string | null
  account_demonstration: boolean
  membership_id: string | null
  role: StaffRole | null
  delegated: string[] | null
  school_id: string | null
  academie_id: string | null
  totp_required: boolean | null
  school_demonstration: boolean | null
}

/**
 * The session of that `sid` if it is alive now: not revoked, of the account's epoch, neither idle nor too old, its account
 * active, its membership valid, its second factor given where one is required. Null otherwise. One query; writes the last
 * activity at most once a minute.
 */
export async function findLiveSession(sid: string): Promise<LiveSession | null> {
  const now = realNow()
  const row = await selectSession(await sha256Hex(sid), now)
  const live = row ? toLiveSession(row) : null
  if (row && live && now.getTime() - row.last_seen_at.getTime() >= SEEN_EVERY) await markSeen(row, now)
  return live
}

async function selectSession(id: string, now: Date): Promise<Row | undefined> {
  const day = toDbDate(today())
  const rows = await db.$queryRaw<Row[]>`
    select s.id, s.account_id, s.profile, s.amr, s.auth_time, s.last_seen_at, s.absolute_until, s.shared, s.ip_prefix, s.epoch,
      a.username, a.first_name, a.family_name, a.demonstration as account_demonstration,
      m.id as membership_id, m.role, m.permissions as delegated, m.school_id,
      coalesce(m.academie_id, sc.academie_id) as academie_id, ac.totp_required, sc.demonstration as school_demonstration
    from session s
    join account a on a.id = s.account_id and a.status = 'ACTIVE' and a.epoch = s.epoch
    left join staff_membership m on m.id = s.membership_id and m.account_id = s.account_id and m.revoked_at is null
      and m.valid_from <= ${day} and (m.valid_until is null or m.valid_until >= ${day})
    left join school sc on sc.id = m.school_id
    left join academie ac on ac.id = coalesce(m.academie_id, sc.academie_id)
    where s.id = ${id} and s.revoked_at is null and s.idle_until > ${now} and s.absolute_until > ${now}`
  return rows[0]
}

function toLiveSession(row: Row): LiveSession | null {
  const { profile } = row
  if (!isOpen(profile) || (row.account_demonstration && !env.DEMO)) return null
  const common = {
    amr: row.amr,
    authTime: row.auth_time,
    shared: row.shared,
    epoch: row.epoch,
    idleSeconds: sessionLimits(profile, row.shared).idle / 1000,
    absoluteUntil: row.absolute_until,
    factorWaived: false,
  }
  if (isFamilyProfile(profile)) return { ...common, actor: { ...identityOf(row), kind: 'family', profile } }
  const place = placeOf(row)
  if (!place) return null
  if (needsSecondFactor(place.policy) && !row.amr.includes('otp')) return null
  return { ...common, actor: place.actor, factorWaived: isFactorWaived(place.policy) }
}

function placeOf(row: Row) {
  if (!row.membership_id || !row.role || !row.academie_id) return null
  const permissions = permissionsOf(row.role, row.delegated ?? [])
  const policy = {
    permissions,
    totpRequired: row.totp_required ?? true,
    demonstration: env.DEMO && (row.account_demonstration || row.school_demonstration === true),
  }
  const common = { ...identityOf(row), academieId: row.academie_id, membershipId: row.membership_id, permissions }
  if (row.school_id)
    return { policy, actor: { ...common, kind: 'staff', role: row.role, schoolId: row.school_id } satisfies StaffActor }
  // A role of school on an académie, or the reverse, is no place at all.
  if (row.role !== 'ACADEMIE_MANAGER') return null
  return { policy, actor: { ...common, kind: 'academie', role: row.role } satisfies AcademieActor }
}

const identityOf = (row: Row) => ({
  id: row.account_id,
  displayName: titleCase([row.first_name, row.family_name].filter(Boolean).join(' ')) || row.username,
  sessionId: row.id,
  ipPrefix: row.ip_prefix,
})

async function markSeen(row: Row, now: Date): Promise<void> {
  if (!isOpen(row.profile)) return
  const idleUntil = new Date(now.getTime() + sessionLimits(row.profile, row.shared).idle)
  await db.$executeRaw`
    update session set last_seen_at = ${now}, idle_until = ${idleUntil} where id = ${row.id} and revoked_at is null`
}
