import { expect, test } from 'vitest'
import { closureOf } from '../../../scripts/support/slow-proofs.cjs'

const replication = closureOf('tests/integration/teleservices/replication/kill-replication.test.ts')

test('a proof reaches what it imports, near and far', () => {
  expect(replication).toContain('tests/support/kill-child.ts')
  expect(replication).toContain('lib/platform/db.ts')
  expect(replication).toContain('prisma/seed/builders/index.ts')
})

test('a proof reaches the program that it starts, and what that imports', () => {
  expect(replication).toContain('tests/support/replicate-child.ts')
  expect(replication).toContain('lib/teleservices/replication/commands/replicate-school.ts')
})

test('a proof does not reach what has nothing to do with it', () =>
  expect(replication.filter((file) => file.startsWith('app/') || file.startsWith('components/ui/'))).toEqual([]))
