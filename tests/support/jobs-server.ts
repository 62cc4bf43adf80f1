import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EngineOptions, startEngine } from '@/lib/jobs/engine/engine'
import { answerEventApi } from '@/lib/jobs/engine/event-api'
import { createPool } from '@/lib/jobs/engine/pool'

type Options = Partial<Omit<EngineOptions, 'pool' | 'connectionString' | 'signingKey'>> & {
  connectionString: string
  signingKey: string
  eventKey: string
}

/** Our engine behind the addresses of an Inngest server: applications register with it and send it events. */
export async function startJobsServer({ connectionString, signingKey, eventKey, ...options }: Options) {
  const pool = createPool(connectionString)
  const engine = startEngine({ pool, connectionString, signingKey, pollMilliseconds: 100, ...options })
  const server = http.createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const request = new Request(`http://127.0.0.1${incoming.url}`, {
      method: incoming.method,
      headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
      ...(incoming.method === 'POST' && { body: Buffer.concat(chunks) }),
    })
    const response = await answerEventApi({ pool, eventKey, signingKey }, request)
    outgoing.writeHead(response.status, { 'content-type': 'application/json' })
    outgoing.end(await response.text())
  })
  const url = await listenAnywhere(server)
  return {
    url,
    pool,
    async stop() {
      await engine.stop(2000)
      await new Promise((resolve) => server.close(resolve).closeAllConnections())
      await pool.end()
    },
  }
}

/** Listens on a port of the loopback, a free one by default; resolves to the origin. */
export async function listenAnywhere(server: http.Server, port = 0): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
