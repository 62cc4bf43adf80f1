import { describe, expect, test } from 'vitest'
import { foundBy, isNobodysName } from '@/lib/teleservices/holders/domain/found-by'
import { HolderSearch } from '@/lib/teleservices/holders/schemas'

const student = { familyName: 'MALLET', usageName: null, firstName: 'Jade' }
const guardian = { familyName: 'ZIMMERMANN', usageName: 'MARTIN', firstName: 'Ève' }

describe('[TS-97] a result says why it answers', () => {
  test.each([
    ['mall', null],
    ['mallet jade', null],
    ['Jade', null],
    ['Jade MALLET', null],
    ['eve', { who: 'GUARDIAN', text: 'responsable de MALLET Jade' }],
    ['Ève zimmermann', { who: 'GUARDIAN', text: 'nom de naissance : ZIMMERMANN, responsable de MALLET Jade' }],
    ['mart', { who: 'GUARDIAN', text: 'responsable de MALLET Jade' }],
    ['zimmer', { who: 'GUARDIAN', text: 'nom de naissance : ZIMMERMANN, responsable de MALLET Jade' }],
    ['', null],
  ])('%s', (typed, expected) => expect(foundBy(typed, { student, guardian })).toEqual(expected))

  test('a pupil by a birth name that is not shown', () =>
    expect(foundBy('zim', { student: guardian, guardian: null })).toEqual({
      who: 'STUDENT',
      text: 'nom de naissance : ZIMMERMANN',
    }))
})

test.each([
  ['', false],
  ['l', false],
  ['D’Â', false],
  ['ÿ'.repeat(80), false],
  ['a'.repeat(81), true],
  ['a'.repeat(300), true],
  ["-- '’ .", true],
  ['%_*', true],
])('[TS-97] « %s » is nobody’s name: %s', (typed, expected) =>
  expect(isNobodysName(HolderSearch.parse({ nom: typed }).nom)).toBe(expected),
)
