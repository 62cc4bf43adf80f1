import { db, Prisma } from '@/lib/platform/db'
import { couplePageSql } from '@/lib/teleservices/accesses/queries/list-couples'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { buildAcademie, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { generateSchool } from '@/prisma/seed/generator'
import { loadSchool } from '@/prisma/seed/load-school'
import { createStaffSession } from '@/tests/support/actors'
import { percentile, timePages } from './requests'
import { peakRssOf, startServer, stopServer } from './server'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const STUDENTS = 3_000
const STUDENTS_ELSEWHERE = 400
const FEW = 20
const MANY = 200
const REQUESTS = { count: 200, warmUp: 30 }
const PATH = '/teleservices/acces-responsables/creer'
/** A page of the same shell that reads no couple. */
const BASELINE_PATH = '/informations-pratiques'

/**
 * « Créer les accès en masse », 50 rows, in a school of 3,000 pupils: what its statement reads must not depend on the
 * number of schools, and one client must have its page in 60 ms, 95 times in 100.
 */
export async function run(): Promise<BenchResult> {
  return withThrowAwayDatabase(async (url) => {
    const { result: head } = await measurePart<Head>('page', 'head', {}, url)
    await measurePart('page', 'schools', { from: 1, to: FEW }, url)
    const few = await measurePart<Cost>('page', 'cost', head, url)
    await measurePart('page', 'schools', { from: FEW, to: MANY }, url)
    const many = await measurePart<Cost>('page', 'cost', head, url)
    const { port, server } = await startServer(url)
    try {
      const { result: cookie } = await measurePart<string>('page', 'session', { ...head, port }, url)
      const baseline = await timePages({ url: `http://localhost:${port}${BASELINE_PATH}`, cookie }, REQUESTS)
      const pages = await timePages({ url: `http://localhost:${port}${PATH}`, cookie }, REQUESTS)
      return {
        name: 'page',
        figures: {
          couples: many.result.couples,
          requests: REQUESTS.count,
          p50Milliseconds: round(percentile(pages, 50)),
          p95Milliseconds: round(percentile(pages, 95)),
          baselineP95Milliseconds: round(percentile(baseline, 95)),
          timesTheEmptyPage: round(percentile(pages, 95) / percentile(baseline, 95)),
          buffersWith20Schools: few.result.buffers,
          buffersWith200Schools: many.result.buffers,
          buffersRatio: round(many.result.buffers / few.result.buffers, 3),
          statementMilliseconds: round(many.result.milliseconds),
          serverPeakRssMegabytes: round(peakRssOf(server), 0),
        },
      }
    } finally {
      await stopServer(server)
    }
  })
}

type Head = { schoolId: string; accountId: string; membershipId: string }
type Cost = { couples: number; buffers: number; milliseconds: number }

export const parts = {
  /** The school that is measured, its head, and codes for one couple in two. */
  async head(): Promise<Head> {
    const school = await buildSchool({ open: ['NOTES'] })
    await loadSchool(db, school.id, generateSchool({ seed: 1, year: 2026, students: STUDENTS }))
    await giveCodes(school.id)
    const { account, membership } = await buildStaff({ schoolId: school.id })
    await db.academie.updateMany({ data: { totpRequired: false } })
    void db.$disconnect()
    return { schoolId: school.id, accountId: account.id, membershipId: membership.id }
  },
  async schools({ from, to }: { from: number; to: number }): Promise<number> {
    const academie = await buildAcademie()
    for (let index = from; index < to; index += 1) {
      const school = await buildSchool({ academieId: academie.id })
      await loadSchool(db, school.id, generateSchool({ seed: 100 + index, year: 2026, students: STUDENTS_ELSEWHERE }))
      await giveCodes(school.id)
    }
    void db.$disconnect()
    return to - from
  },
  /** Shared buffers that the statement of the page touches, as PostgreSQL itself counts them. */
  async cost({ schoolId, accountId }: Head): Promise<Cost> {
    await db.$executeRawUnsafe('vacuum analyze')
    const statement = couplePageSql({ id: accountId, schoolId }, AccessSearch.parse({}))
    const explain = () =>
      db.$queryRaw<{ 'QUERY PLAN': Plan[] }[]>(Prisma.sql`explain (analyze, buffers, format json) ${statement}`)
    await explain()
    const plan = (await explain())[0]?.['QUERY PLAN'][0]
    const couples = await db.guardianship.count({ where: { schoolId, legalRank: { not: null } } })
    void db.$disconnect()
    if (!plan) throw new Error('PostgreSQL gave no plan.')
    const buffers = plan.Plan['Shared Hit Blocks'] + plan.Plan['Shared Read Blocks']
    return { couples, buffers, milliseconds: plan['Execution Time'] + plan['Planning Time'] }
  },
  async session({ accountId, membershipId, port }: Head & { port: number }): Promise<string> {
    const publicUrl = `http://localhost:${port}`
    const { name, value } = await createStaffSession(db, { accountId, membershipId, publicUrl })
    void db.$disconnect()
    return `${name}=${value}`
  },
}

export type Plan = {
  Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }
  'Execution Time': number
  'Planning Time': number
}

/** Rows only: nobody types these codes. */
export const giveCodes = (schoolId: string) => db.$executeRaw`
  insert into activation_code (kind, school_id, guardianship_id, hmac, encrypted, first4, last3, created_at, usable_from)
  select 'CAR', school_id, id, sha256(id::text::bytea), sha256(id::text::bytea), '0000', '000', '2026-11-01', '2026-11-02'
  from guardianship
  where school_id = ${schoolId}::uuid and legal_rank is not null and get_byte(uuid_send(id), 15) % 2 = 0`
