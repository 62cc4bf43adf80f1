import { expect, test } from 'vitest'
import { db, Prisma } from '@/lib/platform/db'
import { nameRange } from '@/lib/platform/names/domain/name-range'
import { nameBegins, nameOrder } from '@/lib/platform/names/name-sql'
import { nameKey } from '@/lib/platform/text'

const PEOPLE = [
  ['Œuvrard', null, 'Zoé'],
  ['d’Arc', 'Le Goff', 'Anne'],
  ['Le Goff', null, 'André'],
  ['Legoff', null, 'Ève'],
  ['50%_\\', null, 'Léo'],
  ['Ŋdiaye', null, 'Awa'],
  ['Éloi', null, 'Max'],
] as const

/** Who is found, in order, among people whose keys stand in columns of any name. */
async function find(text: string): Promise<string[]> {
  const range = nameRange(text)
  if (!range) return []
  const people = PEOPLE.map(
    ([birth, used, first]) => Prisma.sql`(${`${used ?? birth} ${first}`}::text, ${nameKey(birth)}::text,
      ${used && nameKey(used)}::text, ${nameKey(first)}::text)`,
  )
  const columns = { family: [Prisma.sql`p.birth`, Prisma.sql`p.used`], first: Prisma.sql`p.first` }
  const rows = await db.$queryRaw<{ name: string }[]>`
    select p.name from (values ${Prisma.join(people)}) p (name, birth, used, first)
    where ${nameBegins(columns, range)}
    order by ${nameOrder(Prisma.sql`coalesce(p.used, p.birth)`, Prisma.sql`p.first`)}`
  return rows.map(({ name }) => name)
}

test.each([
  ['o', ['Œuvrard Zoé']],
  ['ŒUV', ['Œuvrard Zoé']],
  ['le  goff', ['Le Goff André', 'Le Goff Anne']],
  ['le-goff ann', ['Le Goff Anne']],
  ['LE', ['Le Goff André', 'Le Goff Anne', 'Legoff Ève']],
  ['d’a', ['Le Goff Anne']],
  ['goff', []],
  ['%', []],
  ['_', []],
  ['\\', []],
  ['50%_\\ l', ['50%_\\ Léo']],
  ['50__', []],
  ['ŋ', ['Ŋdiaye Awa']],
  ['e', ['Éloi Max']],
  [`e${'a'.repeat(199)}`, []],
  ['', []],
])('« %s » finds %j', async (text, names) => expect(await find(text)).toEqual(names))
