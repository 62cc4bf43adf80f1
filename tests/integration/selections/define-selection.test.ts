import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { defineSelection } from '@/lib/selections/define-selection'
import { SELECTION_RETENTIONS } from '@/lib/selections/retentions'
import { buildAccount, buildSchool, buildStudent } from '@/prisma/seed/builders'

type Person = { id: string; schoolId: string }

const PUPILS = defineSelection('tests.pupils')
const OTHERS = defineSelection('tests.others')
let person: Person
let pupils: string[]

beforeEach(async () => {
  person = await somebody()
  pupils = await pupilsOf(person.schoolId, 3)
})

async function somebody(schoolId?: string): Promise<Person> {
  return { id: (await buildAccount({ profiles: ['STAFF'] })).id, schoolId: schoolId ?? (await buildSchool()).id }
}

async function pupilsOf(schoolId: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push((await buildStudent({ schoolId })).id)
  return ids.sort()
}

/** What a context says of its lines: the pupils of the school that the page showed. By default all are ticked. */
const linesOf = ({ schoolId }: Person, shownIds: string[], tickedIds: string[]): Prisma.Sql => Prisma.sql`
  select id, true as by_default, (id = any(${tickedIds}::uuid[])) as wanted
  from student where school_id = ${schoolId}::uuid and id = any(${shownIds}::uuid[])`

const press = (who: Person, shownIds: string[], tickedIds: string[], selection = PUPILS): Promise<number> =>
  db.$transaction((tx) => selection.keep(tx, who, linesOf(who, shownIds, tickedIds)))

/** The pupils that are not ticked, as every list reads them. */
async function untickedOf(who: Person, selection = PUPILS): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select s.id from student s
    left join (${selection.ticksOf(who)}) tick on tick.item_id = s.id
    where s.school_id = ${who.schoolId}::uuid and not coalesce(tick.ticked, true)
    order by s.id`
  return rows.map(({ id }) => id)
}

const kept = (who: Person) => db.selectionTick.count({ where: { accountId: who.id } })

describe('one selection for every list', () => {
  test('[XC-12] keeps only what is not as by default, page after page', async () => {
    const [first = '', second = '', third = ''] = pupils
    expect(await press(person, [first, second], [second])).toBe(2)
    await press(person, [third], [])
    expect(await untickedOf(person)).toEqual([first, third])
    await press(person, [first, second], [first])
    expect(await untickedOf(person)).toEqual([second, third])
    expect(await kept(person)).toBe(2)
    await db.$transaction((tx) => PUPILS.forget(tx, person))
    expect(await kept(person)).toBe(0)
  })

  test('another list, another person and another school have ticks of their own; nobody has none', async () => {
    const colleague = await somebody(person.schoolId)
    const elsewhere = { ...person, schoolId: (await buildSchool()).id }
    const [there = ''] = await pupilsOf(elsewhere.schoolId, 1)
    await press(person, pupils, [])
    await press(elsewhere, [there], [])
    expect(await untickedOf(colleague)).toEqual([])
    expect(await untickedOf(person, OTHERS)).toEqual([])
    await db.$transaction((tx) => PUPILS.forget(tx, person))
    expect(await untickedOf(elsewhere)).toEqual([there])
    expect(await db.$queryRaw`${PUPILS.ticksOf({ ...elsewhere, id: null })}`).toEqual([])
  })

  test('[XC-04] ids of another school keep nothing', async () => {
    const foreign = await pupilsOf((await buildSchool()).id, 2)
    expect(await press(person, foreign, [])).toBe(0)
    expect(await press(person, [...foreign, pupils[0] ?? ''], [])).toBe(1)
    expect(await untickedOf(person)).toEqual(pupils.slice(0, 1))
    expect(await kept(person)).toBe(1)
  })
})

describe('two presses at once', () => {
  /** The second one starts before the first one is committed. */
  async function overlapping<T>(first: (tx: Tx) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
    const { later } = await db.$transaction(async (tx) => {
      await first(tx)
      const later = second()
      await setTimeout(200)
      return { later }
    })
    return later
  }

  test('the second one waits, then has the last word', async () => {
    await overlapping(
      (tx) => PUPILS.keep(tx, person, linesOf(person, pupils, [])),
      () => press(person, pupils, pupils),
    )
    expect(await untickedOf(person)).toEqual([])
  })

  test('ten at once, in both directions: none fails, and one of them is kept whole', async () => {
    const many = await pupilsOf(person.schoolId, 40)
    const done = await Promise.allSettled(
      Array.from({ length: 10 }, (_press, index) => press(person, many, index % 2 ? many : [])),
    )
    expect(done.map(({ status }) => status)).toEqual(Array(10).fill('fulfilled'))
    expect([0, many.length]).toContain((await untickedOf(person)).length)
  })

  test('[XC-07] a second validation waits, then finds nothing left', async () => {
    await press(person, pupils, [])
    const left = await overlapping(
      async (tx) => {
        expect(await PUPILS.lock(tx, person)).toBe(3)
        await PUPILS.forget(tx, person)
      },
      () => db.$transaction((tx) => PUPILS.lock(tx, person)),
    )
    expect(left).toBe(0)
  })
})

describe('what goes by itself', () => {
  const untouchedFor = (days: number, itemId: string | undefined) =>
    db.$executeRaw`
      update selection_tick set updated_at = ${new Date(Date.now() - days * 86_400_000)}
      where account_id = ${person.id}::uuid and item_id = ${itemId}::uuid`
  const sweep = () => Promise.all(SELECTION_RETENTIONS.map(({ run }) => run()))

  test('[XC-08] a list that nobody touched for a year; never a part of one that is at work', async () => {
    await press(person, pupils, [])
    for (const id of pupils) await untouchedFor(370, id)
    await untouchedFor(360, pupils[0])
    await sweep()
    expect(await kept(person)).toBe(3)
    await untouchedFor(370, pupils[0])
    await sweep()
    expect(await kept(person)).toBe(0)
  })

  test('the ticks of an account that is deleted', async () => {
    await press(person, pupils, [])
    await db.account.delete({ where: { id: person.id } })
    expect(await kept(person)).toBe(0)
  })
})
