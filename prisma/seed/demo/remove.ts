import { db, meetsOtherRows, Prisma, type Tx } from '@/lib/platform/db'

type Owned = { table: string; column: string }

/** Tables whose rows name a school or an account, but for the journal, which nobody rewrites. */
const ownedBy = (tx: Tx, columns: readonly string[]) => tx.$queryRaw<Owned[]>`
  select format('%I.%I', c.table_schema, c.table_name) as "table", c.column_name as "column"
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'teleservices')
    and c.column_name = any(${[...columns]}::text[]) and c.table_name <> 'audit_event'
  order by 1, 2`

/**
 * Takes the demonstration out of a database: its schools with all that they hold, its accounts, and its académies when no
 * other school is in them. Everything or nothing. Returns how many schools and accounts went.
 */
export const removeDemonstration = (): Promise<{ schools: number; accounts: number }> =>
  db.$transaction(
    async (tx) => {
      const schools = await tx.school.findMany({
        where: { demonstration: true },
        select: { id: true, academieId: true },
      })
      const accounts = await tx.account.findMany({ where: { demonstration: true }, select: { id: true } })
      const schoolIds = schools.map(({ id }) => id)
      const accountIds = accounts.map(({ id }) => id)
      await deleteOwned(tx, [
        { owned: await ownedBy(tx, ['school_id']), ids: schoolIds },
        { owned: [{ table: 'teleservices.school', column: 'id' }], ids: schoolIds },
        { owned: [{ table: 'public.school', column: 'id' }], ids: schoolIds },
        { owned: await ownedBy(tx, ['account_id']), ids: accountIds },
        { owned: [{ table: 'public.account', column: 'id' }], ids: accountIds },
      ])
      const academieIds = [...new Set(schools.map(({ academieId }) => academieId))]
      const left = { id: { in: academieIds }, schools: { none: {} } }
      await tx.academieTeleservice.deleteMany({ where: { academie: left } })
      await tx.staffMembership.deleteMany({ where: { academie: left } })
      await tx.academie.deleteMany({ where: left })
      return { schools: schoolIds.length, accounts: accountIds.length }
    },
    { timeout: 5 * 60_000 },
  )

/** Rows that others still depend on are tried again once those are gone. */
async function deleteOwned(tx: Tx, parts: { owned: Owned[]; ids: string[] }[]): Promise<void> {
  let left = parts.flatMap(({ owned, ids }) => owned.map((each) => ({ ...each, ids })))
  while (left.length > 0) {
    const kept: typeof left = []
    for (const each of left) if (!(await deleted(tx, each))) kept.push(each)
    if (kept.length === left.length)
      throw new Error(`Rows of others depend on the demonstration: ${kept.map(({ table }) => table).join(', ')}.`)
    left = kept
  }
}

async function deleted(tx: Tx, { table, column, ids }: Owned & { ids: string[] }): Promise<boolean> {
  await tx.$executeRaw`savepoint demonstration`
  try {
    await tx.$executeRaw`delete from ${Prisma.raw(table)} where ${Prisma.raw(column)} = any(${ids}::uuid[])`
    await tx.$executeRaw`release savepoint demonstration`
    return true
  } catch (error) {
    await tx.$executeRaw`rollback to savepoint demonstration`
    if (!meetsOtherRows(error)) throw error
    return false
  }
}
