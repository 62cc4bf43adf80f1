import { expect, test } from 'vitest'
import { db, violates } from '@/lib/platform/db'

test('a named constraint is recognised in the error that PostgreSQL returns', async () => {
  const academie = await db.academie.create({ data: { code: '99', name: 'Valmont' } })
  const membership = db.staffMembership.create({
    data: {
      account: { create: { username: 'a', usernameKey: 'a' } },
      academie: { connect: { id: academie.id } },
      school: { create: { uai: '0990012X', name: 'Lycée', kind: 'LYCEE', currentYear: 2026, academieId: academie.id } },
      role: 'HEAD',
      validFrom: new Date('2026-09-01'),
    },
  })
  const error = await membership.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(violates(error, 'membership_names_one_place')).toBe(true)
  expect(violates(error, 'one_account_per_username')).toBe(false)
})

test('the audit journal refuses changes and deletions', async () => {
  const row = await db.auditEvent.create({ data: { action: 'import.cancelled', category: 'data', data: {} } })
  const error = await db.auditEvent.delete({ where: { id: row.id } }).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(violates(error, 'audit_event is append-only')).toBe(true)
})
