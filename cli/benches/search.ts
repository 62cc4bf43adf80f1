import { db, Prisma } from '@/lib/platform/db'
import { searchSql } from '@/lib/teleservices/holders/queries/search-holders'
import { HolderSearch } from '@/lib/teleservices/holders/schemas'
import { buildAcademie, buildSchool } from '@/prisma/seed/builders'
import { generateSchool } from '@/prisma/seed/generator'
import { loadSchool } from '@/prisma/seed/load-school'
import { giveCodes, type Plan } from './page'
import { percentile } from './requests'
import { type BenchResult, measurePart, round, withThrowAwayDatabase } from './support'

const STUDENTS = 3_000
const STUDENTS_ELSEWHERE = 400
const FEW = 20
const MANY = 200
const RUNS = 200
const LETTERS = 3

/**
 * « Gérer un CAR », « Gérer un CAE »: one person by the first three letters, in a school of 3,000 pupils. What the
 * statement reads must not depend on the number of schools; its time is what PostgreSQL itself counts.
 */
export async function run(): Promise<BenchResult> {
  return withThrowAwayDatabase(async (url) => {
    const { result: schoolId } = await measurePart<string>('search', 'school', {}, url)
    await measurePart('search', 'schools', { from: 1, to: FEW }, url)
    const few = await measurePart<Cost>('search', 'cost', { schoolId }, url)
    await measurePart('search', 'schools', { from: FEW, to: MANY }, url)
    const many = await measurePart<Cost>('search', 'cost', { schoolId }, url)
    const ratio = (kind: 'couples' | 'pupils') => round(many.result[kind].buffers / few.result[kind].buffers, 3)
    return {
      name: 'search',
      figures: {
        pupils: many.result.schoolPupils,
        searches: RUNS,
        couplesFoundMean: round(many.result.couples.found),
        couplesP95Milliseconds: round(many.result.couples.p95),
        couplesWorstMilliseconds: round(many.result.couples.worst),
        couplesBuffersRatio: ratio('couples'),
        couplesBuffersMean: round(many.result.couples.buffers / RUNS, 0),
        pupilsP95Milliseconds: round(many.result.pupils.p95),
        pupilsBuffersRatio: ratio('pupils'),
        pupilsBuffersMean: round(many.result.pupils.buffers / RUNS, 0),
      },
    }
  })
}

type One = { p95: number; worst: number; found: number; buffers: number }
type Cost = { schoolPupils: number; couples: One; pupils: One }

export const parts = {
  async school(): Promise<string> {
    const school = await buildSchool({ open: ['NOTES'] })
    await loadSchool(db, school.id, generateSchool({ seed: 1, year: 2026, students: STUDENTS }))
    await giveCodes(school.id)
    void db.$disconnect()
    return school.id
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
  /** The same searches, by the names of the school itself: its commonest beginnings come most often. */
  async cost({ schoolId }: { schoolId: string }): Promise<Cost> {
    await db.$executeRawUnsafe('vacuum analyze')
    const beginnings = await db.$queryRaw<{ letters: string }[]>`
      select left(family_name_key, ${LETTERS}::int) as letters from student where school_id = ${schoolId}::uuid
      order by md5(source_id) limit ${RUNS}`
    const couples = await measure('CAR', schoolId, beginnings)
    const pupils = await measure('CAE', schoolId, beginnings)
    const schoolPupils = await db.student.count({ where: { schoolId } })
    void db.$disconnect()
    return { schoolPupils, couples, pupils }
  },
}

async function measure(kind: 'CAR' | 'CAE', schoolId: string, beginnings: { letters: string }[]): Promise<One> {
  const times: number[] = []
  let buffers = 0
  let found = 0
  for (const { letters } of beginnings) {
    const statement = searchSql(kind, { schoolId }, HolderSearch.parse({ recherche: '1', nom: letters }))
    const [explained] = await db.$queryRaw<{ 'QUERY PLAN': Plan[] }[]>(
      Prisma.sql`explain (analyze, buffers, format json) ${statement}`,
    )
    const plan = explained?.['QUERY PLAN'][0]
    if (!plan) throw new Error('PostgreSQL gave no plan.')
    times.push(plan['Execution Time'] + plan['Planning Time'])
    buffers += plan.Plan['Shared Hit Blocks'] + plan.Plan['Shared Read Blocks']
    const [{ total } = { total: 0 }] = await db.$queryRaw<{ total: number }[]>(statement)
    found += total
  }
  return { p95: percentile(times, 95), worst: Math.max(...times), found: found / beginnings.length, buffers }
}
