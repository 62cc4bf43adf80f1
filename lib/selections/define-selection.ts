import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { Prisma, type Tx } from '@/lib/platform/db'

/** Milliseconds for a press on a whole list, some thousands of lines, in one transaction. */
export const WHOLE_LIST = { timeout: 60_000, maxWait: 15_000 }

type Person = { id: string; schoolId: string }

/** The ticks that each person keeps on one list of a context, page after page, until what they are for is done. */
export type Selection = {
  /** SQL to `left join` to lines: `item_id`, `ticked`. A line without a row is as by default, as all are for nobody. */
  ticksOf(person: { id: string | null; schoolId: string }): Prisma.Sql
  /**
   * `lines`, SQL of the context, says of each line that may be ticked its `id`, whether it is ticked `by_default`, and
   * what is `wanted`: it looks in the school of the person, so that an id of another one keeps nothing. Returns how many.
   */
  keep(tx: Tx, person: Person, lines: Prisma.Sql): Promise<number>
  /** Until the commit nobody else keeps, locks or forgets: a second press waits. Returns how many ticks there are. */
  lock(tx: Tx, person: Person): Promise<number>
  forget(tx: Tx, person: Person): Promise<void>
}

/** `list` is the context's name and the list's, « teleservices.accesses »: one constant declares it, beside its lines. */
export function defineSelection(list: `${string}.${string}`): Selection {
  const own = ({ id, schoolId }: { id: string | null; schoolId: string }): Prisma.Sql =>
    Prisma.sql`account_id = ${id}::uuid and school_id = ${schoolId}::uuid and list = ${list}`

  // A statement of its own: the next one sees what was committed while this one waited.
  const wait = ({ id, schoolId }: Person, tx: Tx): Promise<number> =>
    tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`selection/${list}/${schoolId}/${id}`}, 0))`

  return {
    ticksOf: (person) => Prisma.sql`select item_id, ticked from selection_tick where ${own(person)}`,

    async keep(tx, person, lines) {
      await wait(person, tx)
      // An array, not a join: ticks of a minute ago, which statistics do not know yet, are found by the key.
      const [counted] = await tx.$queryRaw<{ count: number }[]>`
        with lines as materialized (${lines}),
        same as (
          delete from selection_tick
          where ${own(person)} and item_id = any(array(select id from lines where wanted = by_default))
        ),
        changed as (
          insert into selection_tick (account_id, school_id, list, item_id, ticked, updated_at)
          select ${person.id}::uuid, ${person.schoolId}::uuid, ${list}, id, wanted, ${realNow()}::timestamptz
          from lines where wanted <> by_default
          order by id
          on conflict (account_id, school_id, list, item_id)
          do update set ticked = excluded.ticked, updated_at = excluded.updated_at
        )
        select count(*)::int as count from lines`
      return counted?.count ?? 0
    },

    async lock(tx, person) {
      await wait(person, tx)
      const [counted] = await tx.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from selection_tick where ${own(person)}`
      return counted?.count ?? 0
    },

    async forget(tx, person) {
      await wait(person, tx)
      await tx.$executeRaw`delete from selection_tick where ${own(person)}`
    },
  }
}
