import { expect, test } from 'vitest'
import { pileTitle } from '@/lib/teleservices/letters/domain/piles'

test.each([
  ['5 C', undefined, 'Division 5 C'],
  ['5 C', '5 C', 'Division 5 C, suite'],
  ['5 C', '5 B', 'Division 5 C'],
  ['5 C', null, 'Division 5 C'],
  [null, null, 'Sans division, suite'],
  [null, undefined, 'Sans division'],
])('[TS-89] the page before a pile: %s after %s is « %s »', (division, before, expected) =>
  expect(pileTitle(division, before)).toBe(expected),
)
