import { describe, expect, test } from 'vitest'
import { addMonths, longFrenchDate, monthLabel, parseTypedDate, weeksOf } from '@/lib/platform/dates'

describe('weeks of a month', () => {
  const shape = (month: string) => {
    const weeks = weeksOf(month)
    const days = weeks.flat().filter((day) => day !== null)
    return {
      weeks: weeks.length,
      first: weeks[0]?.findIndex((day) => day !== null),
      days: days.length,
      ends: [days[0], days.at(-1)],
    }
  }

  test.each([
    ['begins on a Tuesday', '2026-12', { weeks: 5, first: 1, days: 31, ends: ['2026-12-01', '2026-12-31'] }],
    ['of a leap year', '2028-02', { weeks: 5, first: 1, days: 29, ends: ['2028-02-01', '2028-02-29'] }],
    ['of 28 days from Monday', '2027-02', { weeks: 4, first: 0, days: 28, ends: ['2027-02-01', '2027-02-28'] }],
    ['that begins on a Sunday', '2026-11', { weeks: 6, first: 6, days: 30, ends: ['2026-11-01', '2026-11-30'] }],
    ['where clocks go forward', '2027-03', { weeks: 5, first: 0, days: 31, ends: ['2027-03-01', '2027-03-31'] }],
    ['where clocks go back', '2026-10', { weeks: 5, first: 3, days: 31, ends: ['2026-10-01', '2026-10-31'] }],
  ])('a month %s', (_name, month, expected) => expect(shape(month)).toEqual(expected))

  test('every week has seven cells, and no day comes twice on the nights when clocks change', () => {
    for (const month of ['2026-10', '2027-03', '2028-02']) {
      const weeks = weeksOf(month)
      expect(weeks.every((week) => week.length === 7)).toBe(true)
      const days = weeks.flat().filter((day) => day !== null)
      expect(new Set(days).size).toBe(days.length)
    }
  })
})

test('months follow one another across the year', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01')
  expect(addMonths('2027-01', -1)).toBe('2026-12')
  expect(monthLabel('2026-12')).toBe('décembre 2026')
})

test('a day in words', () => {
  expect(longFrenchDate('2026-12-04')).toBe('vendredi 4 décembre 2026')
  expect(longFrenchDate('2026-12-01')).toBe('mardi 1er décembre 2026')
})

describe('a day that is typed', () => {
  test.each([
    ['18/12/26', '2026-12-18'],
    ['18-12-2026', '2026-12-18'],
    ['18.12.2026', '2026-12-18'],
    ['18122026', '2026-12-18'],
    ['181226', '2026-12-18'],
    [' 1/9/2026 ', '2026-09-01'],
    ['2026-12-18', '2026-12-18'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2027', null],
    ['31/04/2027', null],
    ['12/2026', null],
    ['vendredi', null],
    ['', null],
  ])('%s → %s', (text, day) => expect(parseTypedDate(text)).toBe(day))
})
