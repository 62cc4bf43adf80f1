import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { PLAIN_LETTERS } from '@/lib/platform/names/domain/plain-letters'
import { nameKey } from '@/lib/platform/text'

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
    readFileSync(MIGRATION, 'utf8').match(/CREATE FUNCTION pg_temp\.plain_name_key[\s\S]+?\$\$;/) ?? []
  const rows = await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(define)
    return tx.$queryRaw<{ renewed: string }[]>`
      select pg_temp.plain_name_key(key) as renewed
      from unnest(${names.map(formerKey)}::text[]) with ordinality as former (key, place) order by place`
  })
  expect(rows.map(({ renewed }, index) => [names[index], renewed])).toEqual(names.map((name) => [name, nameKey(name)]))
})
