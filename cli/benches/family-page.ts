import { today } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { createFamilySession } from '@/tests/support/actors'
import { ACADEMIE, fillAcademie } from './academie'
import { pagesPerSecond, percentile, timePages } from './requests'
import { peakRssOf, startServer, stopServer } from './server'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const ONE_CLIENT = { count: 300, warmUp: 50 }
const RUSH = { count: 800, clients: 8 }
/** A page of the same shell, behind the same session, that reads no pupil. */
const EMPTY_PATH = '/mon-compte/rattacher'

/** Marks of one child, in the académie of the bench `replication`, against a page of the same shell without content. */
export async function run(): Promise<BenchResult> {
  return withThrowAwayDatabase(async (url) => {
    await fillAcademie(url, today())
    const { port, server } = await startServer(url)
    try {
      await measurePart('replication', 'night', {}, url)
      const { result: reader } = await measurePart<Reader>('family-page', 'reader', { port }, url)
      const empty = { url: `http://localhost:${port}${EMPTY_PATH}`, cookie: reader.cookie }
      const marks = { ...empty, url: `http://localhost:${port}/mes-teleservices/${reader.studentId}/notes` }
      const emptyTimes = await timePages(empty, ONE_CLIENT)
      const times = await timePages(marks, ONE_CLIENT)
      // One after the other twice: what else the machine does weighs on both.
      const rates = { empty: 0, marks: 0 }
      for (let turn = 0; turn < 2; turn += 1) {
        rates.empty += (await pagesPerSecond(empty, RUSH)) / 2
        rates.marks += (await pagesPerSecond(marks, RUSH)) / 2
      }
      return {
        name: 'family-page',
        figures: {
          marksInDatabase: reader.marksInDatabase,
          marksOnPage: reader.marksOnPage,
          p50Milliseconds: round(percentile(times, 50)),
          p95Milliseconds: round(percentile(times, 95)),
          emptyPageP95Milliseconds: round(percentile(emptyTimes, 95)),
          clients: RUSH.clients,
          requestsPerSecond: round(rates.marks),
          emptyPageRequestsPerSecond: round(rates.empty),
          ofTheEmptyPage: round(rates.marks / rates.empty, 2),
          serverPeakRssMegabytes: round(peakRssOf(server), 0),
        },
      }
    } finally {
      await stopServer(server)
    }
  })
}

type Reader = { studentId: string; cookie: string; marksInDatabase: number; marksOnPage: number }

export const parts = {
  /** A parent of the middle of the académie, signed in. */
  async reader({ port }: { port: number }): Promise<Reader> {
    const access = await db.access.findFirstOrThrow({
      where: { school: { uai: `${String(ACADEMIE.schools / 2 + 1).padStart(7, '0')}B` } },
      select: { accountId: true, guardianship: { select: { studentId: true } } },
    })
    const studentId = access.guardianship?.studentId ?? ''
    const publicUrl = `http://localhost:${port}`
    const { name, value } = await createFamilySession(db, { accountId: access.accountId, publicUrl })
    const [counts] = await db.$queryRaw<{ all: number; own: number }[]>`
      select count(*)::int as all, (count(*) filter (where student_id = ${studentId}::uuid))::int as own
      from teleservices.mark`
    void db.$disconnect()
    return {
      studentId,
      cookie: `${name}=${value}`,
      marksInDatabase: counts?.all ?? 0,
      marksOnPage: counts?.own ?? 0,
    }
  },
}
