import { describe, expect, test } from 'vitest'
import {
  checkUsername,
  firstFreeUsername,
  suggestUsername,
  USERNAME_MESSAGES,
  usernameKey,
} from '@/lib/accounts/domain/username'

test.each([
  ['samira.belkacem', null],
  ['Zoé_12', null],
  ['abcd', null],
  ['', USERNAME_MESSAGES.empty],
  ['abc', USERNAME_MESSAGES.short],
  ['a'.repeat(40), null],
  ['a'.repeat(41), USERNAME_MESSAGES.long],
  ['samira belkacem', USERNAME_MESSAGES.characters],
  ['samira@exemple.fr', USERNAME_MESSAGES.characters],
  ['.samira', USERNAME_MESSAGES.characters],
])('« %s »', (username, message) => expect(checkUsername(username)).toBe(message))

test('a space that a telephone writes after a dot is no part of it, and nobody chooses one', () => {
  expect(usernameKey('Leroux. B2 ')).toBe('leroux.b2')
  expect(checkUsername('leroux. b2')).toBe(USERNAME_MESSAGES.characters)
  expect(checkUsername(' leroux.b2 ')).toBeNull()
})

test('two usernames that differ by case or accents are the same', () =>
  expect(usernameKey(' Zoé.Œuvrard ')).toBe(usernameKey('zoe.oeuvrard')))

describe('proposals', () => {
  test.each([
    [{ firstName: 'Samira', familyName: 'BELKACEM' }, 'samira.belkacem'],
    [{ firstName: 'Zoé Marie', familyName: 'N’GUYEN', usageName: 'DE LA TOUR' }, 'zoe-marie.de-la-tour'],
    [{ firstName: 'Li', familyName: '' }, 'li11'],
    [{ firstName: '李', familyName: '小龙' }, 'famille'],
  ])('%o → %s', (person, username) => {
    expect(suggestUsername(person)).toBe(username)
    expect(checkUsername(username)).toBeNull()
  })
  test('the first free one', () => expect(firstFreeUsername('a.nom', new Set(['a.nom', 'a.nom2']))).toBe('a.nom3'))
})
