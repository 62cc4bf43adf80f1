import { urlOf } from './databases'
import { TEST_SECRETS } from './secrets'

const SUFFIX = '_e2e'
const { E2E_BASE_URL, E2E_DATABASE_URL, TEST_RUN_ID = 'local' } = process.env

// Workers inherit what the main process has set.
const runId = TEST_RUN_ID.endsWith(SUFFIX) ? TEST_RUN_ID : TEST_RUN_ID + SUFFIX

/** Names of the databases of this run: that of the server of all workers, and that of a worker with its own server. */
export const databaseNames = {
  shared: `passerelle_${runId}_shared`,
  own: `passerelle_${runId}_own${process.env.TEST_WORKER_INDEX ?? ''}`,
}

/** A server that is already up (`npm run dev`), with its database in E2E_DATABASE_URL. */
export const givenServer = Boolean(E2E_BASE_URL && E2E_DATABASE_URL)

// Workers are given the server of the run in the same way: the main process says which of the two it is.
process.env.E2E_GIVEN ??= givenServer ? '1' : ''

/** Of a test that moves, commands or stops a server; a reason to skip it when the server of the run is not ours. */
export const needsOwnServer = [
  process.env.E2E_GIVEN === '1',
  'Needs a server of its own, and E2E_BASE_URL gives another.',
] as const

Object.assign(process.env, {
  ...(givenServer ? {} : TEST_SECRETS),
  TEST_RUN_ID: runId,
  DATABASE_URL: E2E_DATABASE_URL ?? urlOf(databaseNames.shared),
  LOG_LEVEL: 'error',
})
