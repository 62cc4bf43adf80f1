import path from 'node:path'
import { defineConfig } from 'vitest/config'

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
  'tests/integration/mailings/*.test.ts',
  'tests/integration/teleservices/holders/student-codes.test.ts',
  'tests/integration/teleservices/notifications/unreadable-selection.test.ts',
  'tests/integration/teleservices/replication/*.test.ts',
]

const runId = process.env.TEST_RUN_ID ?? 'local'

const integration = {
  sequence: { groupOrder: 1 },
  globalSetup: ['tests/support/template-database.ts'],
  setupFiles: ['tests/support/integration-env.ts'],
  pool: 'forks' as const,
  maxWorkers: 3,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // next-auth imports `next/headers` without its extension, which only a bundler resolves.
  server: { deps: { inline: ['next-auth'] } },
}

export default defineConfig({
  resolve: { alias },
  test: {
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
          include: ownDatabase,
          env: { TEST_RUN_ID: `${runId}_alone` },
        },
      },
    ],
  },
})
