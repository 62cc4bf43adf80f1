import { startEngine } from '@/lib/jobs/engine/engine'
import { createPool } from '@/lib/jobs/engine/pool'
import { createTrace, startApp } from './jobs-app'

// A whole server in a process of its own, made to be killed: an application and its engine.
const connectionString = process.env.DATABASE_URL ?? ''
const signingKey = process.env.INNGEST_SIGNING_KEY ?? ''
const trace = createTrace(connectionString)

const app = await startApp({
  signingKey,
  functions: (inngest) => [
    inngest.createFunction({ id: 'long', triggers: [{ event: 'test/long' }] }, async ({ step, runId }) => {
      const work = (name: string) => step.run(name, () => trace.step(runId, name, 5 + Math.random() * 30))
      await work('one')
      await Promise.all([work('left'), work('right')])
      await step.sleep('nap', '1s')
      await work('two')
      await work('three')
    }),
  ],
})
startEngine({ pool: createPool(connectionString), connectionString, signingKey, url: app.url, leaseSeconds: 2 })
