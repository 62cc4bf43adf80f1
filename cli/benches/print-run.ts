import { createActivationCodes } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { buildSchool, buildStaff } from '@/prisma/seed/builders'
import { generateSchool } from '@/prisma/seed/generator'
import { loadSchool } from '@/prisma/seed/load-school'
import { createStaffSession } from '@/tests/support/actors'
import { type Fields, readHiddenFields } from './html-form'
import { cpuSecondsOf, peakRssOf, startServer, stopServer } from './server'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const STUDENTS = 900
const CHECK = '/teleservices/acces-responsables/notifier/verifier?recherche=1&population=non-notifies&mode=papier'
/** What somebody else reads meanwhile. */
const OTHER_PAGE = '/informations-pratiques'
const DEADLINE_MS = 120_000

/** « Notifier » on paper for a whole school without delay, from the click to the last byte of the last file. */
export async function run(): Promise<BenchResult> {
  return withThrowAwayDatabase(async (url) => {
    const { result: head } = await measurePart<Head>('print-run', 'head', {}, url)
    const { port, server } = await startServer(url)
    try {
      const { result: cookie } = await measurePart<string>('print-run', 'session', { ...head, port }, url)
      const visit = visitor(port, cookie)
      for (let times = 0; times < 10; times++) await visit(OTHER_PAGE)
      const fields = await readHiddenFields(`http://localhost:${port}${CHECK}`, 'requestKey', { cookie })
      const cpu = cpuSecondsOf(server)
      const start = performance.now()
      const probe = watchOtherPage(visit)
      const batch = await pressNotify(port, cookie, fields)
      const clicked = performance.now() - start
      const files = await untilFiles(visit, batch)
      let bytes = 0
      for (const file of files) bytes += (await (await visit(file)).arrayBuffer()).byteLength
      const seconds = (performance.now() - start) / 1000
      const others = await probe.stop()
      const { result: letters } = await measurePart<number>('print-run', 'letters', head, url)
      return {
        name: 'print-run',
        figures: {
          letters,
          files: files.length,
          megabytes: round(bytes / 1e6),
          seconds: round(seconds, 2),
          clickSeconds: round(clicked / 1000, 2),
          otherPages: others.length,
          otherPageP95Milliseconds: round(percentile(others, 95), 0),
          otherPageSlowestMilliseconds: round(Math.max(...others), 0),
          serverCpuSeconds: round(cpuSecondsOf(server) - cpu, 2),
          serverPeakRssMegabytes: round(peakRssOf(server), 0),
        },
      }
    } finally {
      await stopServer(server)
    }
  })
}

type Head = { schoolId: string; accountId: string; membershipId: string }

export const parts = {
  /** A school of 900 pupils, each légal with a real code that nobody was told. */
  async head(): Promise<Head> {
    const school = await buildSchool({ open: ['NOTES', 'ABSENCES'], retractionMinutes: 0 })
    const schoolId = school.id
    await loadSchool(db, schoolId, generateSchool({ seed: 1, year: 2026, students: STUDENTS }))
    const couples = await db.guardianship.findMany({
      where: { schoolId, legalRank: { not: null }, endedOn: null },
      select: { id: true },
    })
    await db.$transaction(
      (tx) =>
        createActivationCodes(tx, schoolSystemActor('bench', schoolId), {
          kind: 'CAR',
          schoolId,
          holderIds: couples.map(({ id }) => id),
          usableFrom: today(),
        }),
      { timeout: 60_000 },
    )
    const { account, membership } = await buildStaff({ schoolId })
    await db.academie.updateMany({ data: { totpRequired: false } })
    await db.$executeRawUnsafe('vacuum analyze')
    void db.$disconnect()
    return { schoolId, accountId: account.id, membershipId: membership.id }
  },
  async session({ accountId, membershipId, port }: Head & { port: number }): Promise<string> {
    const publicUrl = `http://localhost:${port}`
    const { name, value } = await createStaffSession(db, { accountId, membershipId, publicUrl })
    void db.$disconnect()
    return `${name}=${value}`
  },
  /** Letters that are dated and stand in a complete file. */
  async letters({ schoolId }: Head): Promise<number> {
    const count = await db.delivery.count({
      where: { schoolId, channel: 'LETTER', state: 'ACCEPTED', document: { complete: true } },
    })
    void db.$disconnect()
    return count
  },
}

type Visit = (path: string) => Promise<Response>

function visitor(port: number, cookie: string): Visit {
  return async (path) => {
    const response = await fetch(`http://localhost:${port}${path}`, { headers: { cookie }, redirect: 'manual' })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`)
    return response
  }
}

/** The POST of the button, as a browser without script sends it. Returns the address of the run. */
async function pressNotify(port: number, cookie: string, fields: Fields): Promise<string> {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  const origin = `http://localhost:${port}`
  const response = await fetch(`${origin}${CHECK}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie, origin },
  })
  await response.arrayBuffer()
  const location = response.headers.get('location') ?? ''
  if (response.status !== 303 || !location.includes('/notifications/'))
    throw new Error(`The button answered ${response.status} ${location}.`)
  return new URL(location, origin).pathname
}

/** Reads the page of the run, as its reader would refresh it, until it offers every file. */
async function untilFiles(visit: Visit, batch: string): Promise<string[]> {
  const deadline = Date.now() + DEADLINE_MS
  while (Date.now() < deadline) {
    const html = await (await visit(batch)).text()
    const files = [
      ...new Set([...html.matchAll(/href="(\/documents\/[0-9a-f-]+)"/g)].flatMap(([, href]) => href ?? [])),
    ]
    if (files.length > 0) return files
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('The letters were never ready.')
}

/** One client who reads another page again and again, ten times a second. */
function watchOtherPage(visit: Visit) {
  const times: number[] = []
  let running = true
  const loop = (async () => {
    while (running) {
      const start = performance.now()
      await (await visit(OTHER_PAGE)).arrayBuffer()
      times.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  return {
    async stop() {
      running = false
      await loop
      return times
    },
  }
}

function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((rank / 100) * sorted.length) - 1)] ?? 0
}
