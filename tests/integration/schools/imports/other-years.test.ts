import { describe, expect, test } from 'vitest'
import { cutAccesses } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { confirmYear } from '@/lib/schools/years/commands/confirm-year'
import { planYear } from '@/lib/schools/years/queries/plan-year'
import { buildSchool } from '@/prisma/seed/builders'
import { freshUai, runImport } from '@/tests/support/imports-run'
import { elevesXml, link, type Person, type Pupil, person, pupil, responsablesXml } from '@/tests/support/siecle'

type Family = readonly [Pupil, Person]
const filesOf = (uai: string, families: readonly Family[], year = 2026) => [
  elevesXml(
    families.map(([child]) => child),
    { uai, year },
  ),
  responsablesXml(
    [...new Map(families.map(([, parent]) => [parent.id, parent])).values()],
    families.map(([child, parent]) => link(child, parent)),
    { uai, year },
  ),
]
const OTHER_YEAR = { answers: { acceptYear: true, allowDepartures: true, allowCuts: true } }

async function school(families: readonly Family[]) {
  const uai = freshUai()
  const { id } = await buildSchool({ uai })
  await runImport(uai, filesOf(uai, families))
  const confirm = () => confirmYear(schoolSystemActor('test', id), { early: true }, cutAccesses)
  const prepare = (next: readonly Family[]) => runImport(uai, filesOf(uai, next, 2027), OTHER_YEAR)
  const plan = async () => (await planYear(db, id)).plan
  const pupils = async () => {
    const rows = await db.student.findMany({ where: { schoolId: id }, include: { enrollments: true } })
    return new Map(rows.map((row) => [row.firstName, row]))
  }
  return { id, uai, confirm, prepare, plan, pupils }
}

const parentsOf = (schoolId: string, firstName: string) =>
  db.guardianship.findMany({
    where: { schoolId, endedOn: null, student: { firstName } },
    select: { guardianId: true, guardian: { select: { familyName: true } } },
  })

const [LINA, ADAM, ZOE] = [
  pupil({ id: '100', PRENOM: 'Lina' }),
  pupil({ id: '101', PRENOM: 'Adam', NOM_DE_FAMILLE: 'MOREL' }),
  pupil({ id: '300', PRENOM: 'Zoé', NOM_DE_FAMILLE: 'LEROY' }),
]
const MARIE = person({ id: '10', NOM_DE_FAMILLE: 'DUPONT', PRENOM: 'Marie', TEL_PORTABLE: '0612345670' })
const NADIA = person({ id: '11', NOM_DE_FAMILLE: 'MOREL', PRENOM: 'Nadia', TEL_PORTABLE: '0612345671' })

describe('a file of the year to come', () => {
  test('a newcomer’s parent who takes the id of one who stays is another person (decision 29)', async () => {
    const { id, prepare } = await school([[LINA, MARIE]])
    const [before] = await parentsOf(id, 'Lina')
    const stranger = person({ id: '10', NOM_DE_FAMILLE: 'LEROY', PRENOM: 'Marie', TEL_PORTABLE: '0699999999' })
    await prepare([
      [LINA, { ...MARIE, id: '99' }],
      [ZOE, stranger],
    ])
    expect(await parentsOf(id, 'Lina')).toEqual([before])
    const [parent] = await parentsOf(id, 'Zoé')
    expect(parent?.guardian.familyName).toBe('LEROY')
    expect(parent?.guardianId).not.toBe(before?.guardianId)
  })

  test('a new sibling joins the parent whom the school knows, renumbered or not', async () => {
    const { id, prepare } = await school([[LINA, MARIE]])
    await prepare([
      [LINA, { ...MARIE, id: '99' }],
      [ZOE, { ...MARIE, id: '99' }],
    ])
    const [mother] = await parentsOf(id, 'Lina')
    expect(await parentsOf(id, 'Zoé')).toEqual([mother])
  })

  test('a newcomer who takes the id of a pupil who stays is written, and found again once the year is there', async () => {
    const { uai, prepare, confirm, pupils } = await school([[LINA, MARIE]])
    const next: Family[] = [
      [{ ...LINA, id: '200' }, MARIE],
      [{ ...ZOE, id: '100' }, NADIA],
    ]
    expect((await prepare(next)).status).toBe('applied')
    expect((await pupils()).get('Lina')?.sourceId).toBe('100')
    await confirm()
    const again = await runImport(uai, filesOf(uai, next, 2027))
    expect([again.students.created, again.students.left]).toEqual([0, 0])
    const known = await pupils()
    expect([known.get('Lina')?.sourceId, known.get('Zoé')?.sourceId]).toEqual(['200', '100'])
  })

  test('a second one takes the place of the first: who is in it no more is not expected', async () => {
    const { prepare, plan, pupils, confirm } = await school([
      [LINA, MARIE],
      [ADAM, NADIA],
    ])
    await prepare([
      [LINA, MARIE],
      [ADAM, NADIA],
      [ZOE, NADIA],
    ])
    expect(await plan()).toMatchObject({ staying: 2, coming: 1, leaving: 0 })
    const second = await prepare([[LINA, MARIE]])
    expect(second.codes('warnings')).toContain('NO_LONGER_PREPARED')
    expect(second.students.left).toBe(1)
    expect(await plan()).toMatchObject({ staying: 1, coming: 0, leaving: 1 })
    const now = await pupils()
    expect([now.get('Adam')?.leftOn, now.get('Zoé')?.leftOn !== null]).toEqual([null, true])
    // And a third brings them back.
    await prepare([
      [LINA, MARIE],
      [ZOE, NADIA],
    ])
    await confirm()
    const then = await pupils()
    expect([then.get('Adam')?.leftOn !== null, then.get('Zoé')?.leftOn]).toEqual([true, null])
    expect(then.get('Zoé')?.enrollments.filter(({ current }) => current)).toHaveLength(1)
  })

  test('who has left comes back with the year, not before', async () => {
    const { uai, prepare, confirm, pupils } = await school([
      [LINA, MARIE],
      [ADAM, NADIA],
    ])
    await runImport(uai, filesOf(uai, [[LINA, MARIE]]), OTHER_YEAR)
    await prepare([
      [LINA, MARIE],
      [ADAM, NADIA],
    ])
    expect((await pupils()).get('Adam')?.leftOn).not.toBeNull()
    await confirm()
    expect((await pupils()).get('Adam')?.leftOn).toBeNull()
  })

  test('who leaves after it is not expected any more', async () => {
    const { uai, prepare, plan } = await school([
      [LINA, MARIE],
      [ADAM, NADIA],
    ])
    await prepare([
      [LINA, MARIE],
      [ADAM, NADIA],
    ])
    await runImport(uai, filesOf(uai, [[LINA, MARIE]]), OTHER_YEAR)
    expect(await plan()).toMatchObject({ staying: 1, coming: 0, leaving: 0 })
  })
})

test('a file of a year that is over brings nobody back, and adds nobody to the school', async () => {
  const { uai, prepare, confirm, pupils } = await school([
    [LINA, MARIE],
    [ADAM, NADIA],
  ])
  await prepare([[LINA, MARIE]])
  await confirm()
  const before = await pupils()
  const late = filesOf(uai, [
    [{ ...LINA, NOM_DE_FAMILLE: 'HADDAD' }, MARIE],
    [ADAM, { ...NADIA, NOM_DE_FAMILLE: 'HADDAD' }],
    [ZOE, NADIA],
  ])
  expect((await runImport(uai, late, OTHER_YEAR)).status).toBe('applied')
  const after = await pupils()
  expect([after.get('Adam')?.leftOn, after.get('Lina')?.familyName]).toEqual([before.get('Adam')?.leftOn, 'BELKACEM'])
  expect(after.get('Zoé')?.leftOn).not.toBeNull()
  expect(after.get('Adam')?.enrollments.map(({ year, leftOn }) => [year, leftOn !== null])).toEqual([[2026, true]])
})
