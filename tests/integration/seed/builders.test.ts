import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildCode, buildGuardianship, buildSchool, buildStaff, buildStudent } from '@/prisma/seed/builders'

test('a couple comes with its pupil, its responsable, its division and one school for all', async () => {
  const couple = await buildGuardianship({ student: { division: '1 ES1', mefCode: '20110019110' } })
  const student = await db.student.findUniqueOrThrow({
    where: { id: couple.studentId },
    select: { schoolId: true, enrollments: { select: { current: true, division: { select: { code: true } } } } },
  })
  expect(student).toEqual({ schoolId: couple.schoolId, enrollments: [{ current: true, division: { code: '1 ES1' } }] })
})

test('two pupils of a school share its division', async () => {
  const school = await buildSchool()
  await buildStudent({ schoolId: school.id })
  await buildStudent({ schoolId: school.id, familyName: 'Œuvrard' })
  expect(await db.division.count({ where: { schoolId: school.id } })).toBe(1)
  expect(await db.student.count({ where: { schoolId: school.id, familyNameKey: 'OEUVRARD' } })).toBe(1)
})

test('a code keeps the school of its couple, an invalidated one keeps no copy', async () => {
  const code = await buildCode({ invalidatedAt: new Date('2026-11-12T09:00:00Z') })
  expect(code).toMatchObject({ kind: 'CAR', encrypted: null, invalidationReason: 'ERROR' })
  const pupil = await buildCode({ kind: 'CAE', schoolId: code.schoolId })
  expect(pupil).toMatchObject({ schoolId: code.schoolId, guardianshipId: null })
})

test('a member of staff has an account, a profile and a membership', async () => {
  const { account, membership } = await buildStaff({ role: 'DELEGATE', permissions: ['import:run'] })
  expect(membership).toMatchObject({ accountId: account.id, role: 'DELEGATE', permissions: ['import:run'] })
  expect(await db.profile.count({ where: { accountId: account.id, kind: 'STAFF' } })).toBe(1)
})
