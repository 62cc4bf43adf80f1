import { expect, test } from 'vitest'
import { birthDateDoubt } from '@/lib/schools/people/domain/birth-date'

test.each([
  ['2026-11-30', 'IMPLAUSIBLE'],
  ['2026-12-01', 'FUTURE'],
  ['2024-12-01', 'IMPLAUSIBLE'],
  ['2024-11-30', null],
  ['2012-03-14', null],
  ['1996-11-30', null],
  ['1996-11-29', 'IMPLAUSIBLE'],
  ['1012-03-14', 'IMPLAUSIBLE'],
])('on 30/11/2026, somebody born on %s: %s', (birthDate, expected) =>
  expect(birthDateDoubt(birthDate, '2026-11-30')).toBe(expected),
)
