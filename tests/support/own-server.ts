import { urlOf } from './databases'
import { databaseNames } from './e2e-env'

// First import of files whose workers have a server and a database of their own: they move its clock, or keep it busy.
if (process.env.TEST_WORKER_INDEX && process.env.E2E_GIVEN !== '1') {
  process.env.DATABASE_URL = urlOf(databaseNames.own)
  delete process.env.E2E_BASE_URL
}
