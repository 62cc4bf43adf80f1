import { cloneTemplate } from './databases'
import { TEST_SECRETS } from './secrets'

// A process has one database, cloned from the migrated template: files that run together in it share it.
const globals = globalThis as { passerelleTestDatabase?: string }
globals.passerelleTestDatabase ??= (await cloneTemplate()).url
const { CONFORMANCE_INNGEST_URL, INNGEST_SIGNING_KEY } = process.env
Object.assign(process.env, TEST_SECRETS, { DATABASE_URL: globals.passerelleTestDatabase, LOG_LEVEL: 'error' })
// A real Inngest server knows its own key alone.
if (CONFORMANCE_INNGEST_URL && INNGEST_SIGNING_KEY) Object.assign(process.env, { INNGEST_SIGNING_KEY })
