import { beforeEach, describe, expect, test } from 'vitest'
import { findLiveSession } from '@/lib/auth/live-session'
import { revokeSession, revokeSessions } from '@/lib/auth/revoke'
import { issueLoginTicket, openSession } from '@/lib/auth/tickets'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { buildSchool, buildStaff } from '@/prisma/seed/builders'
import { withDemo } from '@/tests/support/demonstration'

async function head(totpRequired = true) {
  const school = await buildSchool({})
  await db.academie.update({ where: { id: school.academieId }, data: { totpRequired } })
  const { account, membership } = await buildStaff({ schoolId: school.id })
  return { school, account, membership }
}

const epochOf = async (id: string) => (await db.account.findUniqueOrThrow({ where: { id } })).epoch

async function signIn({ account, membership }: Awaited<ReturnType<typeof head>>, amr = ['pwd', 'otp']) {
  const input = { accountId: account.id, profile: 'STAFF', membershipId: membership.id, amr } as const
  const opened = await openSession(await issueLoginTicket(db, { ...input, amr, epoch: await epochOf(account.id) }))
  if (!opened) throw new Error('the ticket was refused')
  return { ...opened, sessionId: await sha256Hex(opened.sid) }
}

let staff: Awaited<ReturnType<typeof head>>
beforeEach(async () => {
  staff = await head()
})

describe('tickets', () => {
  const ticketOf = async () =>
    issueLoginTicket(db, {
      epoch: await epochOf(staff.account.id),
      accountId: staff.account.id,
      profile: 'STAFF',
      membershipId: staff.membership.id,
      amr: ['pwd', 'otp'],
    })

  test('a ticket opens one session, even when it arrives twice at once', async () => {
    const ticket = await ticketOf()
    const opened = await Promise.all([openSession(ticket), openSession(ticket), openSession(ticket)])
    expect(opened.filter(Boolean)).toHaveLength(1)
    expect(await db.session.count({ where: { accountId: staff.account.id } })).toBe(1)
    expect(await openSession(ticket)).toBeNull()
  })

  test('an expired ticket, an unknown one and that of a blocked account open nothing', async () => {
    const ticket = await ticketOf()
    await db.loginTicket.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await openSession(ticket)).toBeNull()
    expect(await openSession('unknown')).toBeNull()
    const other = await ticketOf()
    await db.account.update({ where: { id: staff.account.id }, data: { status: 'BLOCKED' } })
    expect(await openSession(other)).toBeNull()
  })

  test('two simultaneous sign-ins of one account give two sessions, both alive, both in the journal', async () => {
    const [first, second] = await Promise.all([signIn(staff), signIn(staff)])
    expect(first.sid).not.toBe(second.sid)
    expect(await findLiveSession(first.sid)).not.toBeNull()
    expect(await findLiveSession(second.sid)).not.toBeNull()
    expect(await db.auditEvent.count({ where: { actorId: staff.account.id, action: 'session.opened' } })).toBe(2)
  })

  test('neither the ticket nor the sid is stored in clear', async () => {
    const ticket = await ticketOf()
    const opened = await openSession(ticket)
    const rows = JSON.stringify([await db.loginTicket.findMany(), await db.session.findMany()])
    expect(rows).not.toContain(ticket)
    expect(rows).not.toContain(opened?.sid)
  })
})

describe('[XC-04] live session', () => {
  test('names the actor, the school of the membership and the rights of the role', async () => {
    const { sid, sessionId } = await signIn(staff)
    const live = await findLiveSession(sid)
    expect(live?.actor).toMatchObject({
      kind: 'staff',
      id: staff.account.id,
      schoolId: staff.school.id,
      academieId: staff.school.academieId,
      role: 'HEAD',
      sessionId,
    })
    expect(live?.actor.kind === 'staff' && live.actor.permissions.has('teleservice:open')).toBe(true)
  })

  test('is null as soon as it is revoked', async () => {
    const { sid, sessionId } = await signIn(staff)
    const actor = (await findLiveSession(sid))?.actor
    if (!actor) throw new Error('no session')
    expect(await revokeSession(actor, sessionId, 'revoked')).toBe(true)
    expect(await findLiveSession(sid)).toBeNull()
    expect(await revokeSession(actor, sessionId, 'revoked')).toBe(false)
  })

  test('is null when idle, too old, or when the account is disabled', async () => {
    const past = new Date(Date.now() - 1)
    for (const end of [{ idleUntil: past }, { absoluteUntil: past }]) {
      const { sid, sessionId } = await signIn(staff)
      await db.session.update({ where: { id: sessionId }, data: end })
      expect(await findLiveSession(sid)).toBeNull()
    }
    const { sid } = await signIn(staff)
    await db.account.update({ where: { id: staff.account.id }, data: { status: 'DISABLED' } })
    expect(await findLiveSession(sid)).toBeNull()
  })

  test('is null when the membership is revoked, over or not begun', async () => {
    const { sid } = await signIn(staff)
    const id = staff.membership.id
    await db.staffMembership.update({ where: { id }, data: { validUntil: new Date('2026-09-02') } })
    expect(await findLiveSession(sid)).toBeNull()
    await db.staffMembership.update({ where: { id }, data: { validUntil: null, validFrom: new Date('2099-01-01') } })
    expect(await findLiveSession(sid)).toBeNull()
    await db.staffMembership.update({ where: { id }, data: { validFrom: new Date('2026-09-01') } })
    expect(await findLiveSession(sid)).not.toBeNull()
    await db.staffMembership.update({ where: { id }, data: { revokedAt: new Date() } })
    expect(await findLiveSession(sid)).toBeNull()
  })

  test('of a head without second factor lives only where none is required', async () => {
    const { sid } = await signIn(staff, ['pwd'])
    expect(await findLiveSession(sid)).toBeNull()
    await db.school.update({ where: { id: staff.school.id }, data: { demonstration: true } })
    expect(await findLiveSession(sid)).toBeNull()
    expect((await withDemo(true, () => findLiveSession(sid)))?.factorWaived).toBe(true)
    const free = await head(false)
    expect((await findLiveSession((await signIn(free, ['pwd'])).sid))?.factorWaived).toBe(false)
  })

  test('writes its last activity once a minute at most, and then only moves the idle limit', async () => {
    const { sid, sessionId } = await signIn(staff)
    const seen = new Date(Date.now() - 61_000)
    const before = await db.session.update({ where: { id: sessionId }, data: { lastSeenAt: seen } })
    await findLiveSession(sid)
    const after = await db.session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(after.lastSeenAt.getTime()).toBeGreaterThan(seen.getTime())
    expect(after.absoluteUntil).toEqual(before.absoluteUntil)
    await findLiveSession(sid)
    expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt).toEqual(after.lastSeenAt)
  })

  test('ends with all the others of its account, but the one that is kept', async () => {
    const [first, second] = [await signIn(staff), await signIn(staff)]
    const actor = (await findLiveSession(first.sid))?.actor
    if (!actor) throw new Error('no session')
    const input = {
      accountId: staff.account.id,
      kept: { session: first.sessionId },
      reason: 'password-changed',
    } as const
    expect(await db.$transaction((tx) => revokeSessions(tx, actor, input))).toBe(1)
    expect(await findLiveSession(first.sid)).not.toBeNull()
    expect(await findLiveSession(second.sid)).toBeNull()
  })
})
