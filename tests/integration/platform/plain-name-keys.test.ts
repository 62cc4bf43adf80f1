import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { PLAIN_LETTERS } from '@/lib/platform/names/domain/plain-letters'
import { nameKey } from '@/lib/platform/text'
import { buildGuardian, buildSchool, buildStudent } from '@/prisma/seed/builders'

const MIGRATION = 'prisma/migrations/20261201000000_plain_name_keys/migration.sql'

/** The rule whose keys the migration meets. */
const formerKey = (name: string): string =>
  name
    .replace(/[œŒæÆß]/g, (letter) => ({ œ: 'OE', Œ: 'OE', æ: 'AE', Æ: 'AE' })[letter] ?? 'SS')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/['’`´.\-‐‑–—]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_none, index) => String.fromCodePoint(first + index))

test('[TS-97] the migration writes the keys of today from those of before, letter by letter', async () => {
  const letters = [...from(0x20, 0x7e), ...from(0xa0, 0x24f), ...from(0x370, 0x52f), ...Object.keys(PLAIN_LETTERS)]
  const names = [...letters.flatMap((letter) => [`a${letter}z`, letter]), 'Παπαδόπουλος', 'D’ Østby-Łuk', 'Gal·la', '']
  const [define = ''] =
    readFileSync(MIGRATION, 'utf8').match(/CREATE OR REPLACE FUNCTION pg_temp\.plain_name_key[\s\S]+?\$\$;/) ?? []
  const rows = await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(define)
    return tx.$queryRaw<{ renewed: string }[]>`
      select pg_temp.plain_name_key(key) as renewed
      from unnest(${names.map(formerKey)}::text[]) with ordinality as former (key, place) order by place`
  })
  expect(rows.map(({ renewed }, index) => [names[index], renewed])).toEqual(names.map((name) => [name, nameKey(name)]))
})

test('[TS-97] every key of before is renewed, with what an import that is taken back would write; others stay', async () => {
  const { id: schoolId } = await buildSchool()
  const former = { familyNameKey: 'SØRENSEN', usageNameKey: null, firstNameKey: 'KŁARA' }
  const pupil = await buildStudent({ schoolId, familyName: 'Sørensen', firstName: 'Kłara' })
  const guardian = await buildGuardian({ schoolId, familyName: 'Martin', usageName: 'Øst', firstName: 'Anne' })
  await db.student.update({ where: { id: pupil.id }, data: former })
  await db.guardian.update({ where: { id: guardian.id }, data: { usageNameKey: 'ØST' } })
  const change = await db.schoolChange.create({
    data: { schoolId, kind: 'YEAR', fromYear: 2026, toYear: 2027, madeAt: new Date() },
  })
  const before = { family_name: 'Sørensen', family_name_key: 'SØRENSEN', usage_name_key: null, first_name_key: 'KŁARA' }
  await db.schoolChangeRow.create({ data: { changeId: change.id, tableName: 'student', rowId: pupil.id, before } })
  const statements =
    readFileSync(MIGRATION, 'utf8').match(/^(?:CREATE OR REPLACE FUNCTION[\s\S]+?\$\$;|UPDATE[\s\S]+?;)$/gm) ?? []
  await db.$transaction(async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
  })
  expect(statements).toHaveLength(7)
  const keys = { familyNameKey: true, usageNameKey: true, firstNameKey: true } as const
  expect(await db.student.findUnique({ where: { id: pupil.id }, select: keys })).toEqual({
    familyNameKey: 'SORENSEN',
    usageNameKey: null,
    firstNameKey: 'KLARA',
  })
  expect(await db.guardian.findUnique({ where: { id: guardian.id }, select: keys })).toEqual({
    familyNameKey: 'MARTIN',
    usageNameKey: 'OST',
    firstNameKey: 'ANNE',
  })
  expect(await db.schoolChangeRow.findFirst({ where: { changeId: change.id } })).toMatchObject({
    before: { family_name: 'Sørensen', family_name_key: 'SORENSEN', usage_name_key: null, first_name_key: 'KLARA' },
  })
})
