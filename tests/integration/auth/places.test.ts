import { describe, expect, test } from 'vitest'
import { listSessions } from '@/lib/auth/list-sessions'
import { listPlaces } from '@/lib/auth/places'
import { destination } from '@/lib/auth/sign-in-flow'
import { db } from '@/lib/platform/db'
import { buildAccount, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { createStaffSession, staffActor } from '@/tests/support/actors'
import { withDemo } from '@/tests/support/demonstration'

describe('places of an account', () => {
  test('[XC-05] memberships of the day and family profiles, staff first; the rest is not offered', async () => {
    const { account, membership } = await buildStaff()
    const school = await buildSchool({ name: 'Collège du Vieux-Port', demonstration: true })
    const add = (data: object) =>
      db.staffMembership.create({
        data: {
          accountId: account.id,
          schoolId: school.id,
          role: 'DELEGATE' as const,
          permissions: ['import:run'],
          validFrom: new Date('2026-09-01'),
          ...data,
        },
      })
    const delegate = await add({})
    await add({ revokedAt: new Date() })
    await add({ validUntil: new Date('2026-09-30') })
    await add({ validFrom: new Date('2099-01-01') })
    await db.profile.createMany({
      data: [
        { accountId: account.id, kind: 'GUARDIAN' },
        { accountId: account.id, kind: 'ALUMNUS' },
      ],
    })
    const places = await withDemo(true, () => listPlaces(account.id))
    expect(places.map(({ key, label, needsFactor }) => [key, label, needsFactor])).toEqual([
      [membership.id, 'Chef d’établissement', true],
      [delegate.id, 'Délégué', false],
      ['GUARDIAN', 'Responsable', false],
    ])
    expect(places[1]?.detail).toBe('Collège du Vieux-Port')
  })

  test('an account without any place has none', async () => {
    const account = await buildAccount({ profiles: [] })
    expect(await listPlaces(account.id)).toEqual([])
  })

  test('each side goes back to its own pages', () => {
    expect(destination({ profile: 'STAFF' }, '/teleservices?a=1')).toBe('/teleservices?a=1')
    expect(destination({ profile: 'STAFF' }, '/mes-teleservices')).toBe('/tableau-de-bord')
    expect(destination({ profile: 'STAFF' }, '/mon-compte/securite')).toBe('/mon-compte/securite')
    expect(destination({ profile: 'GUARDIAN' }, '/tableau-de-bord')).toBe('/mes-teleservices')
    expect(destination({ profile: 'GUARDIAN' }, '/mon-compte')).toBe('/mon-compte')
    expect(destination({ profile: 'STUDENT' }, '/mon-compte/securite')).toBe('/mon-compte/securite')
    expect(destination({ profile: 'GUARDIAN' }, null)).toBe('/mes-teleservices')
  })
})

describe('list of sessions', () => {
  test('holds the live ones of one’s own account, the current one first', async () => {
    const { account, membership } = await buildStaff()
    const open = (accountId: string, membershipId: string) => createStaffSession(db, { accountId, membershipId })
    const [current, other, dead] = [
      await open(account.id, membership.id),
      await open(account.id, membership.id),
      await open(account.id, membership.id),
    ]
    const stranger = await buildStaff()
    await open(stranger.account.id, stranger.membership.id)
    await db.session.update({ where: { id: dead.sessionId }, data: { revokedAt: new Date() } })
    const sessions = await listSessions(staffActor({ id: account.id, sessionId: current.sessionId }))
    expect(sessions.map(({ id, current: own }) => [id, own])).toEqual([
      [current.sessionId, true],
      [other.sessionId, false],
    ])
  })
})
