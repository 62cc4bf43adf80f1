import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildSchool } from '@/prisma/seed/builders'

const DAY = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * DAY)

async function writeEvent(category: 'session' | 'code', days: number): Promise<string> {
  const { id: schoolId } = await buildSchool()
  const action = category === 'session' ? 'session.opened' : 'activation-code.created'
  const data = { action, category, at: daysAgo(days), schoolId, data: {} }
  return (await db.auditEvent.create({ data, select: { id: true } })).id
}

const remove = (id: string) => db.$executeRaw`delete from audit_event where id = ${id}::uuid`

test.each([
  ['session', 170],
  ['code', 350],
] as const)('[XC-08] a %s row of %i days cannot be deleted', async (category, days) => {
  const id = await writeEvent(category, days)
  await expect(remove(id)).rejects.toThrow(/append-only/)
  expect(await db.auditEvent.count({ where: { id } })).toBe(1)
})

test.each([
  ['session', 190],
  ['code', 370],
] as const)('a %s row of %i days has passed its retention and may go', async (category, days) => {
  expect(await remove(await writeEvent(category, days))).toBe(1)
})

test('no row is ever changed, however old', async () => {
  const id = await writeEvent('code', 400)
  await expect(db.$executeRaw`update audit_event set category = 'session' where id = ${id}::uuid`).rejects.toThrow(
    /append-only/,
  )
})
