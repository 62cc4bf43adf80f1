import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { realNow } from '@/lib/platform/clock'
import { randomToken, sha256Hex } from '@/lib/platform/crypto'
import { db, type Tx } from '@/lib/platform/db'
import { isOpen, type OpenProfile } from './domain/profiles'
import { sessionLimits } from './domain/session-limits'

const TICKET_LIFE = 60_000

export type TicketInput = {
  accountId: string
  profile: OpenProfile
  /** Staff only: the membership acted for. */
  membershipId?: string
  /** How the person proved who they are: `pwd`, `otp`, `recovery`, `code`… */
  amr: string[]
  shared?: boolean
  /** Of the account when it was proved: an older one opens nothing. */
  epoch: number
  /** When it was proved, if not now: a change of profile does not make a sign-in recent. */
  authTime?: Date
  userAgent?: string
  ipPrefix?: string
}

/** Writes a one-use ticket of 60 seconds and returns it in clear; only its SHA-256 is stored. */
export async function issueLoginTicket(tx: Tx, input: TicketInput): Promise<string> {
  const ticket = randomToken()
  const expiresAt = new Date(realNow().getTime() + TICKET_LIFE)
  await tx.$executeRaw`
    insert into login_ticket (id, account_id, profile, membership_id, amr, shared, epoch, expires_at, auth_time,
      user_agent, ip_prefix)
    values (${await sha256Hex(ticket)}, ${input.accountId}::uuid, ${input.profile}::profile_kind,
      ${input.membershipId ?? null}::uuid, ${input.amr}, ${input.shared ?? false}, ${input.epoch}, ${expiresAt},
      ${input.authTime ?? null},
      ${input.userAgent?.slice(0, 300) ?? null}, ${input.ipPrefix ?? null})`
  return ticket
}

type Taken = {
  account_id: string
  profile: OpenProfile
  membership_id: string | null
  school_id: string | null
  amr: string[]
  shared: boolean
  epoch: number
  auth_time: Date | null
  user_agent: string | null
  ip_prefix: string | null
}

/** `id` is the account's; `sid` goes into the cookie and nowhere else. */
export type OpenedSession = { id: string; sid: string; shared: boolean }

/** Trades a ticket for a session row. Null when it is unknown, used, expired, of a former epoch, or its account closed. */
export async function openSession(ticket: string): Promise<OpenedSession | null> {
  const id = await sha256Hex(ticket)
  const now = realNow()
  return db.$transaction(async (tx) => {
    const [taken] = await tx.$queryRaw<Taken[]>`
      update login_ticket t set used_at = ${now}
      from account a
      where t.id = ${id} and t.used_at is null and t.expires_at > ${now} and a.id = t.account_id and a.status = 'ACTIVE'
        and a.epoch = t.epoch
      returning t.account_id, t.profile, t.membership_id, t.amr, t.shared, t.epoch, t.auth_time, t.user_agent, t.ip_prefix,
        (select school_id from staff_membership where id = t.membership_id) as school_id`
    if (!taken || !isOpen(taken.profile)) return null
    const sid = randomToken()
    await insertSession(tx, await sha256Hex(sid), taken, now)
    const actor = { kind: 'entering', id: taken.account_id, ipPrefix: taken.ip_prefix } as const
    await recordAudit(tx, actor, { action: 'session.opened', amr: taken.amr, schoolId: taken.school_id ?? undefined })
    return { id: taken.account_id, sid, shared: taken.shared }
  })
}

/** The session and the date of the sign-in, in one statement. */
async function insertSession(tx: Tx, id: string, taken: Taken, now: Date): Promise<void> {
  const { idle, absolute } = sessionLimits(taken.profile, taken.shared)
  const authTime = taken.auth_time ?? now
  const idleUntil = new Date(now.getTime() + idle)
  const absoluteUntil = new Date(authTime.getTime() + absolute)
  await tx.$executeRaw`
    with opened as (
      insert into session (id, account_id, profile, membership_id, amr, auth_time, created_at, last_seen_at,
        idle_until, absolute_until, user_agent, ip_prefix, shared, epoch)
      values (${id}, ${taken.account_id}::uuid, ${taken.profile}::profile_kind, ${taken.membership_id}::uuid,
        ${taken.amr}, ${authTime}, ${now}, ${now}, ${idleUntil}, ${absoluteUntil}, ${taken.user_agent},
        ${taken.ip_prefix}, ${taken.shared}, ${taken.epoch})
      returning account_id
    )
    update account a set previous_sign_in_at = a.last_sign_in_at, last_sign_in_at = ${now}
    from opened where a.id = opened.account_id`
}
