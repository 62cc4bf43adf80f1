import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'

import { applicationUrl } from './databases'

type Options = { CLOCK_OFFSET?: string; DATABASE_URL?: string }
type Outcome = { code: number | null; stdout: string; stderr: string }

export type TestServer = {
  url: string
  /** Starts again, for instance one day later: `restart({ CLOCK_OFFSET: '+1d' })`; without argument, at the real time. */
  restart(options?: Options): Promise<void>
  /** Runs `cli/<name>.ts` beside the server, at its time: `command('jobs', 'run', 'teleservices.replicate')`. */
  command(name: string, ...args: string[]): Promise<Outcome>
  /** The child process itself, for tests that kill it. */
  process(): ChildProcess
  stop(): Promise<void>
}

/** The server that all workers share: only its address is theirs. */
export function sharedServer(url: string): TestServer {
  const refuse = () => {
    throw new Error('Every worker uses this server: a test that moves or stops one belongs to tests/tomorrow.')
  }
  return { url, restart: refuse, command: refuse, process: refuse, stop: refuse }
}

/** The production build, served by our own server on a free port, on that database (by default DATABASE_URL). */
export async function startServer(log: string, database: { DATABASE_URL?: string } = {}): Promise<TestServer> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  let current: Options = database
  let child = await launch(environment(port, url, current), log)

  return {
    url,
    process: () => child,
    stop: () => end(child),
    async restart(options = {}) {
      await end(child)
      current = { ...database, ...options }
      child = await launch(environment(port, url, current), log)
    },
    command: (name, ...args) => runBundle(name, args, environment(port, url, current)),
  }
}

function environment(port: number, url: string, options: Options): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _playwrightLoader, ...env } = process.env
  return {
    ...env,
    ...options,
    DATABASE_URL: applicationUrl(options.DATABASE_URL ?? env.DATABASE_URL ?? ''),
    NODE_ENV: 'production',
    ALLOW_CLOCK_OFFSET: '1',
    // Every test speaks from its own address (X-Forwarded-For): limits stay on.
    TRUSTED_PROXIES: '1',
    DEMO: '1',
    PORT: String(port),
    PUBLIC_URL: url,
  }
}

function launch(env: NodeJS.ProcessEnv, log: string): Promise<ChildProcess> {
  mkdirSync(path.dirname(log), { recursive: true })
  const output = openSync(log, 'a')
  const child = spawn(process.execPath, ['scripts/serve.cjs'], { env, stdio: ['ignore', output, output, 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`The server did not start (exit code ${code}): see ${log}`)))
  })
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

function runBundle(name: string, args: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const child = spawn(process.execPath, [path.resolve('.data/build', `${name}.js`), ...args], { env })
  const outcome = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    outcome.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    outcome.stderr += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...outcome }))
  })
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
