import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/imports'
import { crossings, ownerOfTable, usesOf } from '../support/tables'

/** What crossed when the rule was made. A line goes when its file asks the owner instead; none comes. */
const FROZEN = path.join(ROOT, 'tests/unit/table-crossings.json')

test('the reader of tables sees SQL and Prisma (a rule over nothing proves nothing)', () => {
  expect(ownerOfTable.get('student')).toBe('schools')
  expect(usesOf('lib/accounts/commands/create-activation-codes.ts')).toContain('write activation_code')
  expect(usesOf('lib/schools/settings/commands/set-school-settings.ts')).toContain('write school')
})

test('a table is read and written by the context or the service that owns its Prisma file', () => {
  const found = crossings()
  if (process.env.FREEZE_TABLE_CROSSINGS) writeFileSync(FROZEN, `${JSON.stringify(found, null, 2)}\n`)
  const frozen: Record<string, string[]> = JSON.parse(readFileSync(FROZEN, 'utf8'))
  const lines = (uses: Record<string, string[]>) =>
    Object.entries(uses).flatMap(([file, list]) => list.map((use) => `${file}: ${use}`))
  const known = new Set(lines(frozen))
  const now = new Set(lines(found))
  expect({
    'new crossing: ask the owner through its index.ts': [...now].filter((line) => !known.has(line)),
    'gone: take the line out of table-crossings.json': [...known].filter((line) => !now.has(line)),
  }).toEqual({
    'new crossing: ask the owner through its index.ts': [],
    'gone: take the line out of table-crossings.json': [],
  })
})

test('téléservices write no table of schools nor of accounts', () => {
  const written = Object.entries(crossings())
    .filter(([file]) => file.startsWith('lib/teleservices/'))
    .flatMap(([file, uses]) =>
      uses.filter((use) => use.startsWith('write ')).map((use) => ({ file, table: use.slice(6) })),
    )
  expect(
    written.filter(({ table }) => ['schools', 'accounts', 'auth'].includes(ownerOfTable.get(table) ?? '')),
  ).toEqual([])
})
