import { describe, expect, test } from 'vitest'
import { isPublished } from '@/lib/teleservices/publication/domain/publication-rule'

const DAY = '2026-11-25'
const continuous = { type: 'CONTINUOUS', releaseDates: [], day: DAY } as const
const deadline = (...releaseDates: string[]) => ({ type: 'DEADLINE', releaseDates, day: DAY }) as const

describe('[TS-53][TS-56] au fil de l’eau', () => {
  test.each([
    ['2026-11-23', true],
    ['2026-11-24', true],
    ['2026-11-25', false],
    ['2026-11-26', false],
  ])('released by the teacher on %s: %s on 25/11', (releasedOn, read) => {
    expect(isPublished(releasedOn, continuous)).toBe(read)
  })

  test('dates left from « à échéance » change nothing', () =>
    expect(isPublished('2026-11-24', { ...continuous, releaseDates: ['2026-11-01'] })).toBe(true))
})

describe('[TS-53][TS-57] à échéance', () => {
  test.each([
    ['the échéance was the eve', '2026-11-20', ['2026-11-24'], true],
    ['the échéance is today: its copy comes tonight', '2026-11-20', ['2026-11-25'], false],
    ['released on the day of the échéance', '2026-11-24', ['2026-11-24'], true],
    ['released the day after the échéance', '2026-11-24', ['2026-11-23'], false],
    ['released after the first of several, before the second', '2026-11-15', ['2026-11-10', '2026-11-20'], true],
    ['the second is still to come', '2026-11-15', ['2026-11-10', '2026-12-04'], false],
    ['dates in any order', '2026-11-15', ['2026-12-04', '2026-11-20', '2026-11-10'], true],
    ['no date for the couple', '2020-01-01', [], false],
  ])('%s', (_case, releasedOn, releaseDates, read) => {
    expect(isPublished(releasedOn, deadline(...releaseDates))).toBe(read)
  })
})

test('[TS-53] the eve of 1 March is 29 February in a leap year, and of 1 January the year before', () => {
  const on = (day: string) => ({ type: 'CONTINUOUS', releaseDates: [], day }) as const
  expect(isPublished('2028-02-29', on('2028-03-01'))).toBe(true)
  expect(isPublished('2028-02-29', on('2028-02-29'))).toBe(false)
  expect(isPublished('2026-12-31', on('2027-01-01'))).toBe(true)
})
