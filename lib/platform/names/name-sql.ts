import 'server-only'
import { Prisma } from '../db'
import type { NameRange } from './domain/name-range'

/** Columns of keys (`nameKey`): each family name that a person may bear, under an index `text_pattern_ops`, and the first. */
export type NameColumns = { family: readonly Prisma.Sql[]; first: Prisma.Sql }

/**
 * « NOM Prénom » begins as typed, by any of the family names. The first word bounds the index; the whole text is then
 * compared as it is: no character of it is a pattern.
 */
export function nameBegins({ family, first }: NameColumns, { typed, from, to }: NameRange): Prisma.Sql {
  const begins = family.map(
    (name) =>
      Prisma.sql`(${name} ~>=~ ${from} and ${name} ~<~ ${to} and starts_with(${name} || ' ' || ${first}, ${typed}))`,
  )
  return Prisma.sql`(${Prisma.join(begins, ' or ')})`
}

/** By two columns of keys: without accents and in capitals, their bytes sort as French does, and fast (XC-03). */
export const nameOrder = (family: Prisma.Sql, first: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${family} collate "C", ${first} collate "C"`
