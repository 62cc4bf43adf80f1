import { expect, test } from 'vitest'
import { db, Prisma, violates } from '@/lib/platform/db'

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

test('a statement that comes back is prepared once per connection, that of a whole school is planned each time', async () => {
  const prepared = await db.$transaction(async (tx) => {
    const long = Prisma.raw(' '.repeat(1_600))
    for (const name of ['un', 'deux', 'trois']) {
      await tx.$queryRaw`select id from school where name = ${name}`
      await tx.$queryRaw`select uai from school where name = ${name} ${long}`
    }
    return tx.$queryRaw<{ statement: string; uses: number }[]>`
      select statement, (generic_plans + custom_plans)::int as uses from pg_prepared_statements
      where statement ~ ${'from school where name = '}`
  })
  expect(prepared).toEqual([{ statement: 'select id from school where name = $1', uses: 3 }])
})
