import { urlOf } from './databases'
import { databaseNames } from './e2e-env'

// First import of the files of tests/tomorrow: their worker has a server and a database of its own, whose clock they move.
if (process.env.TEST_WORKER_INDEX) {
  process.env.DATABASE_URL = urlOf(databaseNames.tomorrow)
  delete process.env.E2E_BASE_URL
}
