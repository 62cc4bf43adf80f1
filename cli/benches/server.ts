import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'

const CLOCK_TICKS = 100

/** The production build on that database, on a free port; distinct client addresses by `x-forwarded-for` (decision 17). */
export async function startServer(
  databaseUrl: string,
  { clockOffset }: { clockOffset?: string } = {},
): Promise<{ port: number; server: ChildProcess }> {
  const port = await freePort()
  const server = spawn(process.execPath, ['scripts/serve.cjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      TRUSTED_PROXIES: '1',
      LOG_LEVEL: 'error',
      ...(clockOffset && { CLOCK_OFFSET: clockOffset, ALLOW_CLOCK_OFFSET: '1' }),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    server.once('message', () => resolve({ port, server }))
    server.once('exit', (code) => reject(new Error(`The server did not start (exit code ${code}).`)))
  })
}

export async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

/** User and system time of the process and its threads, from the kernel. */
export function cpuSecondsOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS
}

/** Highest resident memory of the process so far, in megabytes. */
export const peakRssOf = ({ pid }: ChildProcess): number =>
  Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
