import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { subjectKey } from '@/lib/teleservices/records/domain/subjects'
import { buildAssessment, buildSchool, buildSkill, buildStudent } from '@/prisma/seed/builders'

const MIGRATION = 'prisma/migrations/20261202020000_subject_keys/migration.sql'
const sql = readFileSync(MIGRATION, 'utf8')
const [define = ''] = sql.match(/CREATE OR REPLACE FUNCTION pg_temp\.spelling_key[\s\S]+?\$\$;/) ?? []

class Undone extends Error {}

test('[TS-122] the migration writes the keys of today, for the letters of French and the signs of a keyboard', async () => {
  const ascii = Array.from({ length: 95 }, (_none, index) => String.fromCodePoint(0x20 + index))
  const letters = [...ascii, ...'àâäçéèêëîïôöùûüÿñœæßÀÉŒÆ’‘–—‑\u00a0\u202f']
  const names = [...letters, ...letters.map((letter) => `a${letter}Z`), 'Histoire-géographie', 'S’exprimer à l’oral']
  const rows = await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(define)
    return tx.$queryRaw<{ key: string }[]>`
      select pg_temp.spelling_key(name) as key from unnest(${names}::text[]) with ordinality as each (name, place) order by place`
  })
  expect(rows.map(({ key }, index) => [names[index], key])).toEqual(names.map((name) => [name, subjectKey(name)]))
})

test('[TS-122] what was written twice stays twice, the first under the key that a file finds', async () => {
  const { id: schoolId } = await buildSchool()
  const { id: studentId } = await buildStudent({ schoolId })
  const updates = sql.match(/^UPDATE "(?:assessment|assessed_skill)"[\s\S]+?;$/gm) ?? []
  expect(updates).toHaveLength(4)
  const keys: string[][] = []
  const run = db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('drop index one_assessment_per_title_and_day')
    await tx.$executeRawUnsafe('drop index one_level_per_skill_and_day')
    for (const [order, spelling] of ['Éducation musicale', 'EDUCATION MUSICALE'].entries()) {
      const createdAt = new Date(2026, 9, 1 + order)
      await buildAssessment({ schoolId, title: 'DS', subject: spelling, createdAt }, tx)
      await buildSkill({ schoolId, studentId, skill: spelling, createdAt }, tx)
    }
    await tx.$executeRawUnsafe(define)
    for (const update of updates) await tx.$executeRawUnsafe(update)
    const of = { where: { schoolId }, orderBy: { createdAt: 'asc' } } as const
    keys.push((await tx.assessment.findMany(of)).map((row) => row.subjectKey))
    keys.push((await tx.assessedSkill.findMany(of)).map((row) => row.skillKey))
    throw new Undone()
  })
  await expect(run).rejects.toThrow(Undone)
  const twice = ['EDUCATIONMUSICALE', 'EDUCATIONMUSICALE~']
  expect(keys.map((each) => each.map((key) => key.slice(0, 18)))).toEqual([twice, twice])
})
