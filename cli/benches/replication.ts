import { requestRun } from '@/lib/jobs/operate'
import { realNow, today } from '@/lib/platform/clock'
import { addDays } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { ACADEMIE, changeOnePercent, fillAcademie } from './academie'
import { peakRssOf, startServer, stopServer } from './server'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

/**
 * The job of the night, asked for as an operator does, in the server of the production build: first fill of an
 * académie, then, one day later, a night on which one row in a hundred changed, then the same night again.
 */
export async function run(): Promise<BenchResult> {
  return withThrowAwayDatabase(async (url) => {
    await fillAcademie(url, today())
    const filled = await onServer(url, {}, async () => [await night(url)])
    await changeOnePercent(url, addDays(today(), 1))
    const nights = await onServer(url, { clockOffset: '+1d' }, async () => [await night(url), await night(url)])
    const [fill] = filled.nights
    const [normal, again] = nights.nights
    return {
      name: 'replication',
      figures: {
        ...ACADEMIE,
        firstFillSeconds: round(fill?.seconds ?? 0),
        firstFillMarks: fill?.marks ?? 0,
        nightSeconds: round(normal?.seconds ?? 0),
        nightMarks: normal?.marks ?? 0,
        nightRemoved: normal?.removed ?? 0,
        nightStudents: normal?.students ?? 0,
        sameNightAgainSeconds: round(again?.seconds ?? 0),
        sameNightAgainRows: (again?.marks ?? 0) + (again?.removed ?? 0) + (again?.students ?? 0),
        idleServerRssMegabytes: round(filled.idleRss, 0),
        firstFillPeakRssMegabytes: round(filled.peakRss, 0),
        nightPeakRssMegabytes: round(nights.peakRss, 0),
      },
    }
  })
}

type Night = { seconds: number; marks: number; removed: number; students: number }

const night = async (url: string) => (await measurePart<Night>('replication', 'night', {}, url)).result

async function onServer(url: string, options: { clockOffset?: string }, work: () => Promise<Night[]>) {
  const { server } = await startServer(url, options)
  try {
    const idleRss = peakRssOf(server)
    return { nights: await work(), idleRss, peakRss: peakRssOf(server) }
  } finally {
    await stopServer(server)
  }
}

export const parts = {
  /** Asks for the job, and waits until the run of every school has ended, and the job with them. */
  async night(): Promise<Night> {
    const since = realNow()
    while (!(await db.$transaction((tx) => requestRun(tx, 'teleservices.replicate', {})))) await pause()
    const done = { state: 'DONE', startedAt: { gte: since } } as const
    while ((await db.replicationRun.count({ where: done })) < ACADEMIE.schools || (await jobsRunning())) await pause()
    const seconds = (realNow().getTime() - since.getTime()) / 1000
    const runs = await db.replicationRun.findMany({ where: done, select: { counts: true } })
    void db.$disconnect()
    const total = { seconds, marks: 0, removed: 0, students: 0 }
    for (const { counts } of runs as { counts: Omit<Night, 'seconds'> }[]) {
      total.marks += counts.marks
      total.removed += counts.removed
      total.students += counts.students
    }
    return total
  },
}

const jobsRunning = async () =>
  (await db.$queryRaw<unknown[]>`select from job_run where state = 'RUNNING' limit 1`).length > 0
const pause = () => new Promise((resolve) => setTimeout(resolve, 25))
