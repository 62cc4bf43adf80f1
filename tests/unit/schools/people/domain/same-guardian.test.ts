import { expect, test } from 'vitest'
import { type GuardianFacts, sameGuardian } from '@/lib/schools/people/domain/same-guardian'

const NORA: GuardianFacts = {
  familyNameKey: 'BELKACEM',
  usageNameKey: 'HADDAD',
  firstNameKey: 'NORA',
  civility: 'MME',
  kinship: '10',
  contacts: ['nora@famille.example', '+33612345678'],
}
const NEWS = { contacts: ['autre@famille.example'] }

test.each([
  ['the same names', NEWS, 'SAME'],
  ['the usage name alone', { ...NEWS, familyNameKey: 'HADDAD', usageNameKey: null }, 'SAME'],
  ['another family name', { ...NEWS, familyNameKey: 'MOREL', usageNameKey: null }, 'SAME'],
  ['another first name and the same number', { firstNameKey: 'NORAH' }, 'SAME'],
  ['another first name and nothing else in common', { ...NEWS, firstNameKey: 'NORAH' }, 'DOUBT'],
  ['another first name and another civility', { firstNameKey: 'KARIM', civility: 'M.' }, 'OTHER'],
  ['another family name and another kinship', { familyNameKey: 'MOREL', usageNameKey: null, kinship: '38' }, 'OTHER'],
  ['other names', { familyNameKey: 'MOREL', usageNameKey: null, firstNameKey: 'ANNE' }, 'OTHER'],
  ['a civility written otherwise', { familyNameKey: 'MOREL', usageNameKey: '', civility: 'MLLE' }, 'SAME'],
  ['no civility', { familyNameKey: 'MOREL', usageNameKey: null, civility: '' }, 'SAME'],
  ['no kinship in common', { familyNameKey: 'MOREL', usageNameKey: null, kinship: null }, 'SAME'],
  ['no names at all', { familyNameKey: '', usageNameKey: null, firstNameKey: '' }, 'SAME'],
] as const)('the bearer of a known PERSONNE_ID with %s', (_name, change, expected) =>
  expect(sameGuardian(NORA, { ...NORA, ...change }, true)).toBe(expected),
)

test.each([
  ['both names', NEWS, 'SAME'],
  ['another family name', { ...NEWS, familyNameKey: 'MOREL', usageNameKey: null }, 'DOUBT'],
  ['another family name and the same number', { familyNameKey: 'MOREL', usageNameKey: null }, 'SAME'],
  ['another first name', { ...NEWS, firstNameKey: 'NORAH' }, 'DOUBT'],
] as const)('without a child in common, the bearer of a known PERSONNE_ID with %s', (_name, change, expected) =>
  expect(sameGuardian(NORA, { ...NORA, kinship: null, ...change }, false)).toBe(expected),
)
