import 'server-only'
import { today } from '@/lib/platform/clock'
import { toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { StaffRole } from '@/lib/platform/prisma/enums'
import { FAMILY_PROFILES, type OpenProfile, PROFILES } from './domain/profiles'
import { needsSecondFactor } from './domain/second-factor'
import { roleLabel } from './labels'
import { permissionsOf } from './permissions'

/** A profile that an account may act in: a staff membership, or the family's side. Rights never mix. */
export type Place = {
  /** Value of the choice: membership id, `GUARDIAN` or `STUDENT`. */
  key: string
  profile: OpenProfile
  membershipId?: string
  label: string
  detail: string
  needsFactor: boolean
}

type Row = {
  demonstration: boolean
  has_factor: boolean
  kind: OpenProfile
  membership_id: string | null
  role: StaffRole | null
  permissions: string[] | null
  place: string | null
  totp_required: boolean | null
  school_demonstration: boolean | null
}

export type Standing = { places: Place[] /** A confirmed second factor exists. */; hasFactor: boolean }

/** Places that are open today, staff first, and whether the account has a second factor. One query. */
export async function findStanding(accountId: string): Promise<Standing> {
  const day = toDbDate(today())
  const rows = await db.$queryRaw<Row[]>`
    select a.demonstration, p.*,
      exists (select from totp_factor f where f.account_id = a.id) as has_factor
    from account a
    join lateral (
      select 'STAFF' as kind, m.id as membership_id, m.role, m.permissions, coalesce(s.name, c.name) as place,
        c.totp_required, s.demonstration as school_demonstration, m.valid_from
      from staff_membership m
      left join school s on s.id = m.school_id
      join academie c on c.id = coalesce(m.academie_id, s.academie_id)
      where m.account_id = a.id and m.revoked_at is null
        and m.valid_from <= ${day} and (m.valid_until is null or m.valid_until >= ${day})
      union all
      select f.kind::text, null, null, null, null, null, null, null
      from profile f where f.account_id = a.id and f.kind::text = any(${FAMILY_PROFILES}::text[])
    ) p on true
    where a.id = ${accountId}::uuid
    order by p.membership_id is null, p.valid_from, p.membership_id, p.kind`
  return { places: rows.map(toPlace), hasFactor: rows[0]?.has_factor ?? false }
}

/** The places alone. */
export const listPlaces = async (accountId: string): Promise<Place[]> => (await findStanding(accountId)).places

function toPlace(row: Row): Place {
  if (row.membership_id && row.role) return staffPlace(row, row.membership_id, row.role)
  const { place } = PROFILES[row.kind]
  return {
    key: row.kind,
    profile: row.kind,
    label: place?.label ?? '',
    detail: place?.detail ?? '',
    needsFactor: false,
  }
}

const staffPlace = (row: Row, membershipId: string, role: StaffRole): Place => ({
  key: membershipId,
  profile: 'STAFF',
  membershipId,
  label: roleLabel(role),
  detail: row.place ?? '',
  needsFactor: needsSecondFactor({
    permissions: permissionsOf(role, row.permissions ?? []),
    totpRequired: row.totp_required ?? true,
    demonstration: env.DEMO && (row.demonstration || row.school_demonstration === true),
  }),
})
