import { db } from '@/lib/platform/db'
import { hashPassword, verifyPassword } from '@/lib/platform/password'
import { cpuSecondsOf, peakRssOf, startServer, stopServer } from './server'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const LOGINS = 400
const WARM_UP = 40
const CLIENTS = 8
const PASSWORD = 'quatre mots qui me parlent'

/** Password sign-ins over HTTP against the production build: the POST of the form, distinct addresses, limits on. */
export async function run(): Promise<BenchResult> {
  return withThrowAwayDatabase(async (url) => {
    await measurePart('login', 'accounts', {}, url)
    const baseline = await measurePart<number>('login', 'argon2', {}, url)
    const { port, server } = await startServer(url)
    try {
      const form = await readForm(port)
      await signInAll(port, form, 0, WARM_UP)
      const before = cpuSecondsOf(server)
      const start = performance.now()
      const refused = await signInAll(port, form, WARM_UP, WARM_UP + LOGINS)
      const seconds = (performance.now() - start) / 1000
      const cpuSeconds = cpuSecondsOf(server) - before
      return {
        name: 'login',
        figures: {
          logins: LOGINS,
          unexpectedAnswers: refused,
          clients: CLIENTS,
          seconds: round(seconds, 2),
          loginsPerSecond: round(LOGINS / seconds),
          serverCpuSeconds: round(cpuSeconds, 2),
          loginsPerCpuSecond: round(LOGINS / cpuSeconds),
          serverPeakRssMegabytes: round(peakRssOf(server), 0),
          argon2PerCpuSecond: round(baseline.result / baseline.cpuSeconds),
          shareOfArgon2: round(LOGINS / cpuSeconds / (baseline.result / baseline.cpuSeconds), 2),
        },
      }
    } finally {
      await stopServer(server)
    }
  })
}

export const parts = {
  /** Responsables who may sign in; one hash for all, as a check costs the same. */
  async accounts() {
    const hash = await hashPassword(PASSWORD)
    const names = Array.from({ length: WARM_UP + LOGINS }, (_, index) => usernameOf(index))
    await db.$executeRaw`
      with made as (
        insert into account (username, username_key) select name, name from unnest(${names}::text[]) as name
        returning id
      ), profiled as (
        insert into profile (account_id, kind) select id, 'GUARDIAN' from made
      )
      insert into credential (account_id, password_hash) select id, ${hash} from made`
    void db.$disconnect()
    return names.length
  },
  /** What argon2id alone costs on this machine, now. */
  async argon2() {
    const hash = await hashPassword(PASSWORD)
    for (let done = 0; done < LOGINS; done += CLIENTS)
      await Promise.all(Array.from({ length: CLIENTS }, () => verifyPassword(hash, PASSWORD)))
    return LOGINS
  },
}

const usernameOf = (index: number) => `parent${index}`
/** Decision 17: limits stay on, each client speaks from its own address. */
const addressOf = (index: number) => `10.20.${Math.floor(index / 250)}.${(index % 250) + 1}`

type Fields = [name: string, value: string][]

/** The hidden fields that a browser without script would send. */
async function readForm(port: number): Promise<Fields> {
  const html = await (await fetch(`http://localhost:${port}/connexion`)).text()
  const form = html.match(/<form[^>]*>(?:(?!<\/form>)[\s\S])*name="username"[\s\S]*?<\/form>/)?.[0] ?? ''
  const attribute = (input: string, name: string) =>
    (input.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const fields = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]): [string, string] => [
    attribute(input, 'name'),
    attribute(input, 'value'),
  ])
  if (!fields.some(([name]) => name.startsWith('$ACTION'))) throw new Error('The sign-in page holds no action.')
  return fields
}

/** Signs accounts `from` to `to` in, `CLIENTS` at a time; returns how many answers were not a session. */
async function signInAll(port: number, form: Fields, from: number, to: number): Promise<number> {
  let next = from
  let refused = 0
  const client = async () => {
    while (next < to) if (!(await signIn(port, form, next++))) refused++
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return refused
}

async function signIn(port: number, form: Fields, index: number): Promise<boolean> {
  const body = new FormData()
  for (const [name, value] of form) body.append(name, value)
  body.append('username', usernameOf(index))
  body.append('password', PASSWORD)
  const response = await fetch(`http://localhost:${port}/connexion`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: `http://localhost:${port}`, 'x-forwarded-for': addressOf(index) },
  })
  await response.arrayBuffer()
  const opened = response.headers.getSetCookie().some((cookie) => /passerelle\.session=ey/.test(cookie))
  return response.status === 303 && opened
}
