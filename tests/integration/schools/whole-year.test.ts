import { expect, test } from 'vitest'
import { cutAccesses } from '@/lib/accounts'
import { openAccount } from '@/lib/accounts/commands/open-account'
import { schoolSystemActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { confirmYear } from '@/lib/schools/years/commands/confirm-year'
import { getYearChange } from '@/lib/schools/years/queries/get-year-change'
import { proposeYear } from '@/lib/schools/years/queries/propose-year'
import { findMarks } from '@/lib/teleservices/family/find-marks'
import { getFamilyHome } from '@/lib/teleservices/family/get-family-home'
import { addReleaseDate } from '@/lib/teleservices/publication/commands/add-release-date'
import { buildAssessment, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { familyActor, staffActor } from '../../support/actors'
import { atInstant, makeCode, replicate } from '../../support/codes'
import { freshUai, runImport } from '../../support/imports-run'
import { elevesXml, link, type Pupil, person, pupil, responsablesXml } from '../../support/siecle'

const VISITOR = { kind: 'public', id: null, ipPrefix: null } as const
const on = <Result>(day: string, run: () => Promise<Result>) => atInstant(`${day}T10:00:00+01:00`, run)

/** Who was in the school, when: a pupil who goes up, one who repeats, one who leaves and comes back, one who leaves, one who comes. */
const up = pupil({ id: '21' })
const repeats = pupil({ id: '22' })
const away = pupil({ id: '23' })
const leaves = pupil({ id: '24' })
const comes = pupil({ id: '25' })
const parents = new Map(
  ['21', '22', '23', '24', '25'].map((id) => [id, person({ id: `9${id}`, PRENOM: `Parent${id}` })]),
)

test('[TS-12][TS-40][TS-53] a whole school year by the clock, from August to the October of the next one: families read at each step', async () => {
  const school = await buildSchool({ uai: freshUai(), open: ['NOTES'] })
  const { account } = await buildStaff({ schoolId: school.id })
  const head = staffActor({ id: account.id, schoolId: school.id })
  const system = schoolSystemActor('test', school.id)
  const imports = (year: number, present: Pupil[], answers = {}) => {
    const people = present.flatMap(({ id }) => parents.get(String(id)) ?? [])
    return runImport(
      school.uai,
      [
        elevesXml(present, { uai: school.uai, year }),
        responsablesXml(
          people,
          present.map((each, index) => link(each as { id: string }, people[index] ?? person())),
          { uai: school.uai, year },
        ),
      ],
      { answers },
    )
  }
  const studentOf = async (id: string) =>
    (await db.student.findFirstOrThrow({ where: { schoolId: school.id, sourceId: id } })).id
  const codeFor = async (id: string) => {
    const couple = await db.guardianship.findFirstOrThrow({ where: { studentId: await studentOf(id), endedOn: null } })
    return makeCode('CAR', couple)
  }
  const activate = async (codeId: string) => {
    const username = `parent.${codeId.slice(-10)}`
    await openAccount(VISITOR, {
      codeId,
      shown: [],
      notMine: [],
      username,
      password: 'tulipe lampe gare nuage',
      email: '',
    })
    return familyActor({ id: (await db.account.findUniqueOrThrow({ where: { usernameKey: username } })).id })
  }
  const read = async (family: ReturnType<typeof familyActor>, id: string, year?: number) =>
    (await findMarks(family, { studentId: await studentOf(id), year }))?.content?.rows.map(({ title }) => title) ?? null
  const mark = async (ids: string[], title: string, days: { year: number; takenOn: string; releasedOn: string }) =>
    buildAssessment({
      schoolId: school.id,
      title,
      ...days,
      marks: Object.fromEntries(await Promise.all(ids.map(async (id) => [await studentOf(id), 12] as const))),
    })
  const night = (day: string) => on(day, () => replicate(school.id))

  // August: the base, the codes. A code of today works tomorrow, after the night.
  await on('2026-08-26', () => imports(2026, [up, repeats, away, leaves]))
  const codes = await on('2026-08-27', async () => ({
    up: await codeFor('21'),
    kept: await codeFor('22'),
    away: await codeFor('23'),
    leaves: await codeFor('24'),
  }))
  await expect(on('2026-08-27', () => activate(codes.up.id))).rejects.toThrow()
  await night('2026-08-28')
  const [goesUp, wentAway, left] = await on('2026-08-28', async () => [
    await activate(codes.up.id),
    await activate(codes.away.id),
    await activate(codes.leaves.id),
  ])

  // October: marks au fil de l'eau are read the day after.
  await mark(['21', '22', '23', '24'], 'octobre', { year: 2026, takenOn: '2026-10-05', releasedOn: '2026-10-12' })
  await night('2026-10-12')
  expect(await on('2026-10-12', () => read(goesUp, '21'))).toEqual([])
  await night('2026-10-13')
  expect(await on('2026-10-13', () => read(goesUp, '21'))).toEqual(['octobre'])

  // January: one leaves with a date of exit; the family reads no more, at once.
  await on('2027-01-11', () => imports(2026, [up, repeats, { ...away, DATE_SORTIE: '10/01/2027' }, leaves]))
  expect(await on('2027-01-11', () => read(wentAway, '23'))).toBeNull()
  expect(await on('2027-01-11', () => read(goesUp, '21'))).toEqual(['octobre'])

  // May: nothing to propose. June: the file of the next year is prepared, the current one does not move.
  expect(await on('2027-05-10', () => proposeYear(head))).toBeNull()
  expect(await on('2027-07-14', () => proposeYear(head))).toBeNull()
  expect(await on('2027-07-15', () => proposeYear(head))).toMatchObject({ next: 2027, prepared: false })
  const next = [{ ...up, division: '4 A' }, repeats, { ...away, division: '4 A' }, { ...comes, division: '6 B' }]
  await on('2027-06-28', () => imports(2027, next, { acceptYear: true }))
  await night('2027-06-29')
  expect(await on('2027-06-29', () => read(goesUp, '21'))).toEqual(['octobre'])
  expect(await on('2027-06-29', () => read(left, '24'))).toEqual(['octobre'])
  expect((await on('2027-06-29', () => getYearChange(head))).plan).toMatchObject({ staying: 2, leaving: 1 })

  // End of August: the head confirms; leavers read no more, the others read on.
  await on('2027-08-27', () => confirmYear(system, { early: false }, cutAccesses))
  expect(await on('2027-08-27', () => read(left, '24'))).toBeNull()
  expect(await on('2027-08-27', () => read(goesUp, '21'))).toEqual(['octobre'])
  await night('2027-08-28')
  expect(await on('2027-08-28', () => read(goesUp, '21'))).toEqual([])
  expect(await on('2027-08-28', () => read(goesUp, '21', 2026))).toEqual(['octobre'])

  // September: a code of the year before, never used, still opens; a new one is made for the new pupil, and for the one who
  // is back, whose parent finds him on his account without typing it.
  const repeater = await on('2027-09-02', () => activate(codes.kept.id))
  await on('2027-09-03', () => imports(2027, next))
  const arrived = await on('2027-09-03', async () => {
    await codeFor('23')
    return codeFor('25')
  })
  await night('2027-09-04')
  const newcomer = await on('2027-09-04', () => activate(arrived.id))

  // October: marks of the new year, by its own dates; those of the former one stay where they were.
  await db.schoolTeleservice.updateMany({
    where: { schoolId: school.id, kind: 'NOTES' },
    data: { publicationType: 'DEADLINE' },
  })
  await mark(['21', '22', '23', '25'], 'rentrée', { year: 2027, takenOn: '2027-09-20', releasedOn: '2027-09-27' })
  await night('2027-10-04')
  expect(await on('2027-10-04', () => read(goesUp, '21'))).toEqual([])
  await on('2027-10-04', () => addReleaseDate(head, { kind: 'NOTES', day: '2027-10-08', couples: 'ALL' }))
  await night('2027-10-09')
  for (const [family, id] of [
    [goesUp, '21'],
    [repeater, '22'],
    [wentAway, '23'],
    [newcomer, '25'],
  ] as const) {
    expect(await on('2027-10-09', () => read(family, id))).toEqual(['rentrée'])
    expect(await on('2027-10-09', () => read(family, id, 2026))).toEqual(id === '25' ? ['rentrée'] : ['octobre'])
  }
  expect((await on('2027-10-09', () => getFamilyHome(goesUp))).children).toMatchObject([{ division: '4 A' }])
}, 120_000)
