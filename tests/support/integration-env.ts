import { afterAll } from 'vitest'
import { cloneTemplate, dropDatabase } from './databases'
import { TEST_SECRETS } from './secrets'

// One database per test file, cloned from the migrated template: files run in parallel and leave nothing.
const database = await cloneTemplate()
Object.assign(process.env, TEST_SECRETS, { DATABASE_URL: database.url, LOG_LEVEL: 'error' })

afterAll(async () => {
  const { db } = await import('@/lib/platform/db')
  await db.$disconnect()
  await dropDatabase(database.name)
})
