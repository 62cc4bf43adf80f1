import { expect, test } from 'vitest'
import { db, Prisma } from '@/lib/platform/db'
import { answersName, nameBeginnings } from '@/lib/platform/names/domain/name-search'
import { nameAnswers, nameOrder } from '@/lib/platform/names/name-sql'
import { nameKey } from '@/lib/platform/text'

const PEOPLE = [
  ['Œuvrard', null, 'Zoé'],
  ['d’Arc', 'Le Goff', 'Anne'],
  ['Le Goff', null, 'André'],
  ['Legoff', null, 'Ève'],
  ['50%_\\', null, 'Léo'],
  ['Ŋdiaye', null, 'Awa'],
  ['Éloi', null, 'Max'],
  ['Østby', null, 'Kåre'],
  ['Oudin', null, 'Léa'],
] as const

/** Who is found, in order, among people whose keys stand in columns of any name. */
async function find(text: string): Promise<string[]> {
  const beginnings = nameBeginnings(text)
  if (beginnings.length === 0) return []
  const people = PEOPLE.map(
    ([birth, used, first]) => Prisma.sql`(${`${used ?? birth} ${first}`}::text, ${nameKey(birth)}::text,
      ${used && nameKey(used)}::text, ${nameKey(first)}::text)`,
  )
  const columns = { family: [Prisma.sql`p.birth`, Prisma.sql`p.used`], first: Prisma.sql`p.first` }
  const rows = await db.$queryRaw<{ name: string }[]>`
    select p.name from (values ${Prisma.join(people)}) p (name, birth, used, first)
    where ${nameAnswers(columns, beginnings)}
    order by ${nameOrder(Prisma.sql`coalesce(p.used, p.birth)`, Prisma.sql`p.first`)}`
  return rows.map(({ name }) => name)
}

test.each([
  ['o', ['Œuvrard Zoé', 'Østby Kåre', 'Oudin Léa']],
  ['ŒUV', ['Œuvrard Zoé']],
  ['le  goff', ['Le Goff André', 'Le Goff Anne', 'Legoff Ève']],
  ['le-goff ann', ['Le Goff Anne']],
  ['Anne LE GOFF', ['Le Goff Anne']],
  ['LE', ['50%_\\ Léo', 'Le Goff André', 'Le Goff Anne', 'Legoff Ève', 'Oudin Léa']],
  ['d’a', ['Le Goff Anne']],
  ['darc', ['Le Goff Anne']],
  ['kare', ['Østby Kåre']],
  ['goff', []],
  ['%', []],
  ['_', []],
  ['\\', []],
  ['50%_\\ l', ['50%_\\ Léo']],
  ['50__', []],
  ['ŋ', ['Ŋdiaye Awa']],
  ['e', ['Éloi Max', 'Legoff Ève']],
  [`e${'a'.repeat(199)}`, []],
  ['', []],
])('« %s » finds %j', async (text, names) => expect(await find(text)).toEqual(names))

test('the rule in SQL is the rule of the domain', async () => {
  for (const text of ['o', 'le goff', 'anne d', 'goff le', 'a', 'zoe oe', '50%', 'l le', 'é l m']) {
    const beginnings = nameBeginnings(text)
    const answering = PEOPLE.filter(([birth, used, first]) =>
      [birth, ...(used ? [used] : [])].some((family) => answersName(beginnings, { family, first })),
    )
    expect((await find(text)).sort()).toEqual(
      answering.map(([birth, used, first]) => `${used ?? birth} ${first}`).sort(),
    )
  }
})
