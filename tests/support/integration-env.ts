import { afterAll } from 'vitest'
import { cloneTemplate, dropDatabase } from './databases'
import { TEST_SECRETS } from './secrets'

// One database per test file, cloned from the migrated template: files run in parallel and leave nothing.
const database = await cloneTemplate()
const { CONFORMANCE_INNGEST_URL, INNGEST_SIGNING_KEY } = process.env
Object.assign(process.env, TEST_SECRETS, { DATABASE_URL: database.url, LOG_LEVEL: 'error' })
// A real Inngest server knows its own key alone.
if (CONFORMANCE_INNGEST_URL && INNGEST_SIGNING_KEY) Object.assign(process.env, { INNGEST_SIGNING_KEY })

afterAll(async () => {
  const { db } = await import('@/lib/platform/db')
  await db.$disconnect()
  await dropDatabase(database.name)
})
