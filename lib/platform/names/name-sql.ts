import 'server-only'
import { Prisma } from '../db'
import type { NameBeginning } from './domain/name-search'

/** Columns of keys (`nameKey`): each family name that a person may bear, and the first name. */
export type NameColumns = { family: readonly Prisma.Sql[]; first: Prisma.Sql }

/**
 * `answersName` of domain/name-search. Each way to read enters by the index of one name without spaces, bounded in bytes;
 * the other name is then compared as it is: no character of what was typed is a pattern. One beginning at least.
 */
export function nameAnswers({ family, first }: NameColumns, beginnings: readonly NameBeginning[]): Prisma.Sql {
  const ways = beginnings.flatMap((one) =>
    one.family === ''
      ? [Prisma.sql`(${within(first, one.first)})`]
      : family.map((name) =>
          one.first === ''
            ? Prisma.sql`(${within(name, one.family)})`
            : Prisma.sql`(${within(name, one.family)} and starts_with(${withoutSpaces(first)}, ${one.first}))`,
        ),
  )
  return Prisma.sql`(${Prisma.join(ways, ' or ')})`
}

/** As the indexes `…_by_…_name` are written. */
const withoutSpaces = (key: Prisma.Sql): Prisma.Sql => Prisma.sql`replace(${key}, ' ', '')`

const within = (key: Prisma.Sql, from: string): Prisma.Sql =>
  Prisma.sql`${withoutSpaces(key)} ~>=~ ${from} and ${withoutSpaces(key)} ~<~ ${`${from}\u{10ffff}`}`

/** By two columns of keys: without accents and in capitals, their bytes sort as French does, and fast (XC-03). */
export const nameOrder = (family: Prisma.Sql, first: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${family} collate "C", ${first} collate "C"`
