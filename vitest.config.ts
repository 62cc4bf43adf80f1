import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { SLOW_PROOFS } from './scripts/support/slow-proofs.cjs'

const alias = {
  '@': path.resolve(import.meta.dirname),
  // `server-only` throws outside a React server build.
  'server-only': path.resolve(import.meta.dirname, 'tests/support/empty.ts'),
}

/** Files that need a process and a database of their own: they count all rows, stop processes, or replace a module. */
const ownDatabase = [
  'tests/integration/auth/border.test.ts',
  'tests/integration/auth/requests.test.ts',
  'tests/integration/auth/sign-in-under-way.test.ts',
  'tests/integration/audit/retention.test.ts',
  'tests/integration/jobs/*.test.ts',
  'tests/integration/notifications/local-mailbox.test.ts',
  'tests/integration/platform/db.test.ts',
  'tests/integration/scripts/postgres.test.ts',
  'tests/integration/seed/demo.test.ts',
  'tests/integration/mailings/kill*.test.ts',
  'tests/integration/teleservices/holders/student-codes.test.ts',
  'tests/integration/teleservices/notifications/unreadable-selection.test.ts',
  'tests/integration/teleservices/replication/{kill-replication,night}.test.ts',
]

/** Those that last begin first: in a fresh clone nothing else says which they are. */
class SlowProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isSlow = ({ moduleId }: TestSpecification) => SLOW_PROOFS.some((file) => moduleId.endsWith(file))
    return (await super.sort(files)).toSorted((one, other) => Number(isSlow(other)) - Number(isSlow(one)))
  }
}

const runId = process.env.TEST_RUN_ID ?? 'local'

const integration = {
  globalSetup: ['tests/support/template-database.ts'],
  setupFiles: ['tests/support/integration-env.ts'],
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // next-auth imports `next/headers` without its extension, which only a bundler resolves.
  server: { deps: { inline: ['next-auth'] } },
}

export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: SlowProofsFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/unit-env.ts'],
          testTimeout: 20_000,
          // They are pure, or put back what they change: files share what they import.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: 'integration',
          sequence: { groupOrder: 1 },
          maxWorkers: 3,
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: ownDatabase,
          env: { TEST_RUN_ID: `${runId}_shared` },
          // Files of one worker follow one another in one process, on one database: each makes the rows that it reads.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: 'integration-alone',
          // After the others, and one more at a time: they wait for deaths and for what takes over.
          sequence: { groupOrder: 2 },
          maxWorkers: 4,
          include: ownDatabase,
          env: { TEST_RUN_ID: `${runId}_alone` },
        },
      },
    ],
  },
})
