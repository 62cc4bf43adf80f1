import { createActivationCodes } from '@/lib/accounts'
import { PROGRESS_COOKIE, sealProgress } from '@/lib/accounts/progress-seal'
import { schoolSystemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/password'
import { insertCouples } from './couples'
import { type Fields, readHiddenFields } from './html-form'
import { cpuSecondsOf, peakRssOf, startServer, stopServer } from './server'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const PARENTS = 2_000
const WARM_UP = 50
const CLIENTS = 8
const HASHES = 400
const PASSWORD = 'tulipe lampe gare nuage'

/** 2,000 parents send the last form of the activation, the one that consumes the code: distinct addresses, limits on. */
export async function run(): Promise<BenchResult> {
  return withThrowAwayDatabase(async (url) => {
    const { result: cookies } = await measurePart<string[]>('activation', 'parents', {}, url)
    const baseline = await measurePart<number>('activation', 'argon2', {}, url)
    const { port, server } = await startServer(url)
    try {
      const form = await readHiddenFields(
        `http://localhost:${port}/activation/compte`,
        'username',
        headersOf(cookies, 0),
      )
      await activateAll({ port, form, cookies, from: 0, to: WARM_UP })
      const before = cpuSecondsOf(server)
      const start = performance.now()
      const unexpected = await activateAll({ port, form, cookies, from: WARM_UP, to: cookies.length })
      const seconds = (performance.now() - start) / 1000
      const perSecond = PARENTS / seconds
      const hashesPerSecond = baseline.result / baseline.seconds
      return {
        name: 'activation',
        figures: {
          activations: PARENTS,
          unexpectedAnswers: unexpected,
          clients: CLIENTS,
          seconds: round(seconds, 2),
          activationsPerSecond: round(perSecond),
          serverCpuSeconds: round(cpuSecondsOf(server) - before, 2),
          serverPeakRssMegabytes: round(peakRssOf(server), 0),
          argon2PerSecond: round(hashesPerSecond),
          shareOfArgon2: round(perSecond / hashesPerSecond, 2),
        },
      }
    } finally {
      await stopServer(server)
    }
  })
}

export const parts = {
  /** Codes that are usable now, and the sealed cookies of parents who have typed code and date of birth. */
  async parents(): Promise<string[]> {
    const { schoolId, guardianshipIds: holderIds } = await insertCouples(WARM_UP + PARENTS)
    const actor = schoolSystemActor('bench.activation', schoolId)
    await db.$transaction((tx) =>
      createActivationCodes(tx, actor, { kind: 'CAR', schoolId, holderIds, usableFrom: today() }),
    )
    const codes = await db.activationCode.findMany({ select: { id: true } })
    const sealed = await Promise.all(
      codes.map(({ id: codeId }) => sealProgress({ step: 'account', codeId, shown: [], notMine: [] })),
    )
    await db.$disconnect()
    return sealed
  },
  /** What argon2id alone reaches on these cores, now. */
  async argon2(): Promise<number> {
    await hashPassword(PASSWORD)
    for (let done = 0; done < HASHES; done += CLIENTS)
      await Promise.all(Array.from({ length: CLIENTS }, () => hashPassword(PASSWORD)))
    return HASHES
  },
}

const addressOf = (index: number) => `10.30.${Math.floor(index / 250)}.${(index % 250) + 1}`
const headersOf = (cookies: readonly string[], index: number) => ({
  cookie: `${PROGRESS_COOKIE}=${cookies[index]}`,
  'x-forwarded-for': addressOf(index),
})

type Load = { port: number; form: Fields; cookies: readonly string[]; from: number; to: number }

/** Returns how many answers were not « signed in, see the last page ». */
async function activateAll(load: Load): Promise<number> {
  let next = load.from
  let unexpected = 0
  const client = async () => {
    while (next < load.to) if (!(await activate(load, next++))) unexpected++
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return unexpected
}

async function activate({ port, form, cookies }: Load, index: number): Promise<boolean> {
  const body = new FormData()
  for (const [name, value] of form) body.append(name, value)
  body.append('username', `parent.${index}`)
  body.append('password', PASSWORD)
  body.append('email', '')
  const response = await fetch(`http://localhost:${port}/activation/compte`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { ...headersOf(cookies, index), origin: `http://localhost:${port}` },
  })
  await response.arrayBuffer()
  const opened = response.headers.getSetCookie().some((cookie) => /passerelle\.session=ey/.test(cookie))
  return response.status === 303 && response.headers.get('location') === '/activation/termine' && opened
}
