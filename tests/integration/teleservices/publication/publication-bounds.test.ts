import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { copySchools } from '@/lib/teleservices/replication/copy/copy-schools'
import { buildAssessment, buildCode, buildReleaseDate, buildSchool, buildStudent } from '@/prisma/seed/builders'
import { copiedMarks } from '../../../support/publication'

const DAY = '2026-11-25'
const MEF = '20110019110'

type Case = { releasedOn: string; releaseDates?: readonly string[] }

/** One pupil of a division of their own for each case; returns which of their tests families read on `day`. */
async function readOn(day: string, type: 'CONTINUOUS' | 'DEADLINE', cases: readonly Case[]): Promise<boolean[]> {
  const { id: schoolId } = await buildSchool({ open: ['NOTES'] })
  await db.schoolTeleservice.updateMany({ where: { schoolId, kind: 'NOTES' }, data: { publicationType: type } })
  const titles: string[] = []
  for (const [index, { releasedOn, releaseDates = [] }] of cases.entries()) {
    const division = `1G${index}`
    const pupil = await buildStudent({ schoolId, division, mefCode: MEF })
    await buildCode({ kind: 'CAE', studentId: pupil.id })
    const title = `essai-${index}`
    await buildAssessment({ schoolId, title, releasedOn, year: 2026, marks: { [pupil.id]: 12 } })
    for (const date of releaseDates)
      await buildReleaseDate({ schoolId, kind: 'NOTES', releasedOn: date, division, mefCode: MEF })
    titles.push(title)
  }
  await db.$transaction((tx) => copySchools(tx, { schoolIds: [schoolId], day }))
  const read = await copiedMarks(schoolId)
  return titles.map((title) => read.some((line) => line.includes(` ${title} `)))
}

describe('[TS-53][TS-56] au fil de l’eau', () => {
  test('released by the teacher until the eve is read, today and tomorrow are not', async () =>
    expect(
      await readOn(
        DAY,
        'CONTINUOUS',
        ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((releasedOn) => ({ releasedOn })),
      ),
    ).toEqual([true, true, false, false]))

  test('dates left from « à échéance » change nothing', async () =>
    expect(await readOn(DAY, 'CONTINUOUS', [{ releasedOn: '2026-11-24', releaseDates: ['2026-11-01'] }])).toEqual([
      true,
    ]))

  test('[TS-53] the eve of 1 March is 29 February in a leap year, and of 1 January the year before', async () => {
    expect(await readOn('2028-03-01', 'CONTINUOUS', [{ releasedOn: '2028-02-29' }])).toEqual([true])
    expect(await readOn('2028-02-29', 'CONTINUOUS', [{ releasedOn: '2028-02-29' }])).toEqual([false])
    expect(await readOn('2027-01-01', 'CONTINUOUS', [{ releasedOn: '2026-12-31' }])).toEqual([true])
  })
})

test('[TS-53][TS-57] à échéance', async () => {
  const cases: [string, string, string[], boolean][] = [
    ['the échéance was the eve', '2026-11-20', ['2026-11-24'], true],
    ['the échéance is today: its copy comes tonight', '2026-11-20', ['2026-11-25'], false],
    ['released on the day of the échéance', '2026-11-24', ['2026-11-24'], true],
    ['released the day after the échéance', '2026-11-24', ['2026-11-23'], false],
    ['released after the first of several, before the second', '2026-11-15', ['2026-11-10', '2026-11-20'], true],
    ['the second is still to come', '2026-11-15', ['2026-11-10', '2026-12-04'], false],
    ['dates in any order', '2026-11-15', ['2026-12-04', '2026-11-20', '2026-11-10'], true],
    ['no date for the couple', '2020-01-01', [], false],
  ]
  const read = await readOn(
    DAY,
    'DEADLINE',
    cases.map(([, releasedOn, releaseDates]) => ({ releasedOn, releaseDates })),
  )
  expect(cases.map(([name], index) => [name, read[index]])).toEqual(
    cases.map(([name, , , expected]) => [name, expected]),
  )
})
