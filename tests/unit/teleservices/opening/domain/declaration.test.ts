import { expect, test } from 'vitest'
import { changedBoxes, offerOf } from '@/lib/teleservices/opening/domain/declaration'

test('[TS-42] not offered, for experimenters, for all', () => {
  expect(offerOf({ available: false, generalised: true })).toBe('NONE')
  expect(offerOf({ available: true, generalised: false })).toBe('EXPERIMENT')
  expect(offerOf({ available: true, generalised: true })).toBe('GENERAL')
})

test('only the boxes that were changed count', () => {
  expect(changedBoxes({ shown: ['a', 'b'], ticked: ['b', 'c', 'c'] })).toEqual({ added: ['c'], removed: ['a'] })
  expect(changedBoxes({ shown: ['a'], ticked: ['a'] })).toEqual({ added: [], removed: [] })
})
