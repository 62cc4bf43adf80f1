import { cloneTemplate, createTemplate, dropRun } from './databases'
import { databaseNames, givenServer } from './e2e-env'
import { forgetSeen } from './seen'
import { startServer } from './server'
import { forgetStates } from './states'

/** Once per run, before the workers start: the databases, and one server for all workers. */
export default async function setup() {
  forgetStates()
  forgetSeen()
  if (givenServer) return
  await createTemplate()
  const { url: databaseUrl } = await cloneTemplate(databaseNames.shared)
  const server = await startServer('.data/test/server.log')
  Object.assign(process.env, { E2E_BASE_URL: server.url, E2E_DATABASE_URL: databaseUrl })
  return async () => {
    await server.stop()
    await dropRun()
  }
}
