import { expect, test } from 'vitest'
import { codeLookup } from '@/lib/accounts/code-crypto'
import { findLiveSession } from '@/lib/auth/live-session'
import { SIGN_IN } from '@/lib/auth/messages'
import { checkPasswordOf } from '@/lib/auth/password-check'
import { issueLoginTicket, openSession } from '@/lib/auth/tickets'
import { today } from '@/lib/platform/clock'
import { normaliseCode } from '@/lib/platform/codes/domain/code'
import { fromDbDate, toDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { verifyPassword } from '@/lib/platform/password'
import { buildSchool, buildStudent } from '@/prisma/seed/builders'
import { describeDemonstration, hasDemonstration, seedDemonstration } from '@/prisma/seed/demo'
import { DEMO_PASSWORD, DEMO_USERNAMES } from '@/prisma/seed/demo/accounts'
import { removeDemonstration } from '@/prisma/seed/demo/remove'
import { generateAcademie } from '@/prisma/seed/generator'
import { withDemo } from '../../support/demonstration'

const counts = async () => ({
  students: await db.student.count(),
  codes: await db.activationCode.count(),
  accounts: await db.account.count(),
  accesses: await db.access.count(),
  imports: await db.fileLoad.count(),
  audit: await db.auditEvent.count(),
  marks: await db.mark.count(),
  absences: await db.absence.count(),
  skills: await db.assessedSkill.count(),
})

test('the demonstration: two schools imported, services open, accounts, a code that works today; done once', async () => {
  expect(await hasDemonstration()).toBe(false)
  await seedDemonstration()
  const before = await counts()
  const { lycee, college } = generateAcademie({ seed: 20, year: 2026 })
  const present = [...lycee.students, ...college.students].filter(({ leftOn }) => leftOn === null)
  expect(before).toMatchObject({ students: present.length, accounts: 5, imports: 2 })
  await seedDemonstration()
  expect(await counts()).toEqual(before)

  expect(before.marks).toBeGreaterThan(10_000)
  expect(before.absences).toBeGreaterThan(300)
  expect(before.skills).toBeGreaterThan(5_000)
  const booklets = await db.$queryRaw<object[]>`select distinct student_id from teleservices.skill`
  expect(booklets.length).toBeGreaterThan(0)
  expect(
    await db.assessment.count({
      where: { OR: [{ takenOn: { gt: toDbDate(today()) } }, { releasedOn: { gt: toDbDate(today()) } }] },
    }),
  ).toBe(0)
  expect(await db.absence.count({ where: { endsOn: { gt: toDbDate(today()) } } })).toBe(0)

  const schools = await db.school.findMany({ select: { demonstration: true, replicatedOn: true, kind: true } })
  expect(schools.map(({ kind }) => kind).sort()).toEqual(['COLLEGE', 'LYCEE'])
  for (const { demonstration, replicatedOn } of schools) {
    expect(demonstration).toBe(true)
    expect(replicatedOn && fromDbDate(replicatedOn)).toBe(today())
  }
  expect(await db.account.count({ where: { demonstration: true } })).toBe(5)
  expect(await db.activationCode.count({ where: { notifiedAt: { not: null } } })).toBe(0)

  const parent = await db.account.findUniqueOrThrow({
    where: { usernameKey: DEMO_USERNAMES.parent },
    select: { credential: true, accesses: { select: { schoolId: true, usableFrom: true } } },
  })
  expect(await verifyPassword(parent.credential?.passwordHash ?? '', DEMO_PASSWORD)).toBe(true)
  expect(new Set(parent.accesses.map(({ schoolId }) => schoolId)).size).toBe(2)

  const text = await describeDemonstration()
  for (const username of Object.values(DEMO_USERNAMES)) expect(text).toContain(username)
  const printed = text.match(/code (\S{4} - \S{3} - \S{3} - \S{3})/)?.[1] ?? ''
  const code = await db.activationCode.findUniqueOrThrow({
    where: { hmac: await codeLookup(normaliseCode(printed)) },
    select: { usableFrom: true, usedAt: true, createdAt: true },
  })
  expect(code.usedAt).toBeNull()
  expect(fromDbDate(code.usableFrom)).toBe(today())
  expect(code.createdAt.getTime()).toBeLessThan(Date.now() - 23 * 3_600_000)
}, 120_000)

test('[XC-14] outside a demonstration its accounts are nobody; removed, nothing of it is left, and the others stay', async () => {
  const username = DEMO_USERNAMES.lycee
  const signIn = () => checkPasswordOf({ usernameKey: username, password: DEMO_PASSWORD, address: '10.1.2.3' })
  const { accountId, epoch } = await withDemo(true, signIn)
  const { id: membershipId } = await db.staffMembership.findFirstOrThrow({ where: { accountId } })
  const ticket = await issueLoginTicket(db, {
    accountId,
    epoch,
    profile: 'STAFF',
    membershipId,
    shared: false,
    amr: ['pwd'],
  })
  const sid = (await openSession(ticket))?.sid ?? ''
  expect(await withDemo(true, () => findLiveSession(sid))).toMatchObject({ factorWaived: true })
  await withDemo(false, async () => {
    await expect(signIn()).rejects.toMatchObject({ code: 'REJECTED', message: SIGN_IN.wrong })
    expect(await findLiveSession(sid)).toBeNull()
  })

  const { id: schoolId } = await buildSchool()
  await buildStudent({ schoolId })
  expect(await removeDemonstration()).toEqual({ schools: 2, accounts: 5 })
  expect(await hasDemonstration()).toBe(false)
  expect(await counts()).toMatchObject({ students: 1, codes: 0, accounts: 0, accesses: 0, marks: 0 })
  expect(await removeDemonstration()).toEqual({ schools: 0, accounts: 0 })
}, 120_000)
