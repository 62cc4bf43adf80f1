import { urlOf } from './databases'
import { TEST_SECRETS } from './secrets'

const SUFFIX = '_e2e'
const { E2E_BASE_URL, E2E_DATABASE_URL, TEST_RUN_ID = 'local', TEST_WORKER_INDEX } = process.env

// Workers inherit what the main process has set.
const runId = TEST_RUN_ID.endsWith(SUFFIX) ? TEST_RUN_ID : TEST_RUN_ID + SUFFIX

/** Database of this worker: a name known before any module of ours reads DATABASE_URL. */
export const workerDatabase = `passerelle_${runId}_${TEST_WORKER_INDEX ?? 'main'}`

/** A server that is already up (`npm run dev`), with its database in E2E_DATABASE_URL; by default each worker has its own. */
export const givenServer =
  E2E_BASE_URL && E2E_DATABASE_URL ? { url: E2E_BASE_URL, databaseUrl: E2E_DATABASE_URL } : null

Object.assign(process.env, {
  ...(givenServer ? {} : TEST_SECRETS),
  TEST_RUN_ID: runId,
  DATABASE_URL: givenServer?.databaseUrl ?? urlOf(workerDatabase),
  LOG_LEVEL: 'error',
})
