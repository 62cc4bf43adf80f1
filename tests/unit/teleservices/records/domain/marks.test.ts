import { describe, expect, test } from 'vitest'
import { isInSchoolYear } from '@/lib/platform/school-year'
import { markText, parseDecimal, parseMark, parseScale, termOf } from '@/lib/teleservices/records/domain/marks'
import { dayFault } from '@/lib/teleservices/records/domain/school-day'

test.each([
  ['2026-08-17', 1],
  ['2026-08-31', 1],
  ['2026-09-01', 1],
  ['2026-11-30', 1],
  ['2026-12-01', 2],
  ['2027-01-15', 2],
  ['2027-02-28', 2],
  ['2028-02-29', 2],
  ['2027-03-01', 3],
  ['2027-07-31', 3],
])('the term of %s is %i', (day, term) => expect(termOf(day)).toBe(term))

test.each([
  ['2026-07-31', false],
  ['2026-08-01', true],
  ['2027-08-31', true],
  ['2027-09-01', false],
])('%s is in the school year 2026/2027: %s', (day, inside) => expect(isInSchoolYear(day, 2026)).toBe(inside))

test('a day that is not one, or of another year, says what to do', () => {
  expect(dayFault('la date', '31/02/2027', 2026)).toMatch(/n’est pas comprise/)
  expect(dayFault('la date', '', 2026)).toMatch(/Écrivez la date/)
  expect(dayFault('la date', '12/03/2019', 2026)).toMatch(/2026\/2027/)
  expect(dayFault('la date', '12/03/2027', 2026)).toBeNull()
})

describe('numbers', () => {
  test.each([
    ['0', 0],
    ['12,5', 12.5],
    ['12.25', 12.25],
    ['999,99', 999.99],
    ['1000', null],
    ['12,345', null],
    ['-1', null],
    ['', null],
    ['12,', null],
    ['1e2', null],
  ])('« %s » is %s', (text, value) => expect(parseDecimal(text)).toBe(value))

  test('a scale is more than nothing', () => {
    expect(parseScale('')).toBe(20)
    expect(parseScale('0')).toBeNull()
    expect(parseScale('0,01')).toBe(0.01)
  })
})

describe('marks', () => {
  test.each([
    ['0', { status: 'MARKED', value: 0 }],
    ['20', { status: 'MARKED', value: 20 }],
    ['abs', { status: 'ABSENT', value: null }],
    ['Dispensé', { status: 'EXEMPT', value: null }],
  ])('« %s » out of 20', (text, mark) => expect(parseMark(text, 20)).toEqual(mark))

  test('above the scale, or a word of nobody, says why not', () => {
    expect(parseMark('20,01', 20)).toEqual({ error: expect.stringMatching(/dépasse le barème \(20\)/) })
    expect(parseMark('N.N.', 20)).toEqual({ error: expect.stringMatching(/« N\.N\. » n’est pas comprise/) })
    expect(parseMark('-1', 20)).toEqual({ error: expect.any(String) })
  })

  test('what is typed comes back as it was meant', () => {
    for (const text of ['12,5', '0', 'ABS', 'DISP']) {
      const mark = parseMark(text, 20)
      if ('error' in mark) throw new Error(mark.error)
      expect(markText(mark)).toBe(text)
    }
  })
})
