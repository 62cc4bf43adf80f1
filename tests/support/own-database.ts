/** Files that need a process and a database of their own: they count all rows, stop processes, or replace a module. */
export const ownDatabase: string[] = [
  'tests/integration/auth/requests.test.ts',
  'tests/integration/audit/retention.test.ts',
  'tests/integration/jobs/*.test.ts',
  'tests/integration/scripts/postgres.test.ts',
  'tests/integration/seed/demo.test.ts',
  'tests/integration/teleservices/deliveries/kill-run.test.ts',
  'tests/integration/teleservices/holders/student-codes.test.ts',
  'tests/integration/teleservices/replication/*.test.ts',
]
