import http from 'node:http'
import { Inngest } from 'inngest'
import { serve } from 'inngest/node'
import pg from 'pg'
import { listenAnywhere } from './jobs-server'

type Functions = Parameters<typeof serve>[0]['functions']
type AppOptions = {
  signingKey: string
  functions: (inngest: Inngest) => Functions
  onRequest?: (url: URL) => void
  port?: number
}

const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }

/** An application of the SDK on a free port, for the engine to call. */
export async function startApp({ signingKey, functions, onRequest, port }: AppOptions) {
  const inngest = new Inngest({
    id: 'app',
    ...{ signingKey, eventKey: 'none', isDev: false, aiMetadata: false, logger: silent },
  })
  const handle = serve({ client: inngest, functions: functions(inngest) })
  const server = http.createServer((request, response) => {
    onRequest?.(new URL(request.url ?? '', 'http://app'))
    void handle(request, response)
  })
  const origin = await listenAnywhere(server, port)
  return {
    url: `${origin}/api/inngest`,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

/** What steps really did, told by the steps themselves, on connections that nobody cuts. */
export function createTrace(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 5, application_name: 'trace' })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    pool,
    async prepare() {
      await pool.query(
        'create table trace (run_id text, step text, started_at timestamptz default clock_timestamp(), ended_at timestamptz)',
      )
    },
    /** Tells that a step begins, works for a while, tells that it has ended. */
    async step(runId: string, step: string, milliseconds: number) {
      const { rows } = await pool.query('insert into trace (run_id, step) values ($1, $2) returning ctid', [
        runId,
        step,
      ])
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      await pool.query('update trace set ended_at = clock_timestamp() where ctid = $1', [rows[0]?.ctid])
    },
    stop: () => pool.end(),
  }
}
