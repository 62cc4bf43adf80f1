import { expect, test } from 'vitest'
import { type StudentFacts, sameStudent } from '@/lib/schools/people/domain/same-student'

const LINA: StudentFacts = {
  ine: '100000001AB',
  birthDate: '2012-03-14',
  familyNameKey: 'BELKACEM',
  usageNameKey: null,
  firstNameKey: 'LINA',
}

test.each([
  ['the same', {}, 'SAME'],
  ['a family name that changed', { familyNameKey: 'HADDAD' }, 'SAME'],
  ['a first name that changed', { firstNameKey: 'LINE' }, 'SAME'],
  ['an INE corrected', { ine: '100000002AB' }, 'SAME'],
  ['an INE not known yet, a family name that changed', { ine: null, familyNameKey: 'HADDAD' }, 'SAME'],
  ['an INE not known yet, a first name that changed: perhaps a twin', { ine: null, firstNameKey: 'INES' }, 'DOUBT'],
  ['another INE and a first name that changed', { ine: '100000002AB', firstNameKey: 'INES' }, 'DOUBT'],
  ['another INE and a family name that changed', { ine: '100000002AB', familyNameKey: 'HADDAD' }, 'DOUBT'],
  ['a birth date corrected', { birthDate: '2012-03-15' }, 'SAME'],
  ['a birth date corrected, no INE', { birthDate: '2012-03-15', ine: null }, 'SAME'],
  ['another birth date and another INE', { birthDate: '2012-03-15', ine: '100000002AB' }, 'OTHER'],
  ['another birth date and another first name', { birthDate: '2012-03-15', firstNameKey: 'INES' }, 'OTHER'],
  ['another birth date and another family name', { birthDate: '2012-03-15', familyNameKey: 'HADDAD' }, 'OTHER'],
  [
    'another birth date and other names, no INE',
    { birthDate: '2010-01-01', ine: null, familyNameKey: 'OUEDRAOGO', firstNameKey: 'AMINATA' },
    'OTHER',
  ],
  ['a usage name that was the family name', { familyNameKey: 'HADDAD', usageNameKey: 'BELKACEM', ine: '1' }, 'SAME'],
] as const)('the bearer of a known ELEVE_ID with %s', (_name, change, expected) =>
  expect(sameStudent(LINA, { ...LINA, ...change })).toBe(expected),
)

test('an empty usage name is shared by nobody', () => {
  const known = { ...LINA, usageNameKey: '' }
  const read = { ...LINA, birthDate: '2010-01-01', familyNameKey: 'HADDAD', usageNameKey: '' }
  expect(sameStudent(known, read)).toBe('OTHER')
})
