import { describe, expect, test } from 'vitest'
import { checkPassword } from '@/lib/auth/domain/password-policy'
import { CODE_ALPHABET, codeFromBytes, formatCode } from '@/lib/platform/codes/domain/code'

const family = { minLength: 12, context: ['samira.belkacem', 'Samira', 'Belkacem', '27/03/2010', '0990012X'] }
const refusal = (password: string) => checkPassword(password, family)

describe('length', () => {
  test.each([
    ['', 'Saisissez un mot de passe.'],
    ['lina2012', 'Votre mot de passe a 8 caractères. Ajoutez-en 4 au moins.'],
    ['x', 'Votre mot de passe a 1 caractère. Ajoutez-en 11 au moins.'],
    ['ruisseaulon', 'Votre mot de passe a 11 caractères. Ajoutez-en 1 au moins.'],
    ['ruisseaulong', null],
    ['x7'.repeat(64), 'Ce mot de passe se répète ou suit une suite. Choisissez quatre mots qui vous parlent.'],
    [`${'Une phrase assez longue pour tenir la limite. '.repeat(3)}`.slice(0, 128), null],
    [
      `${'Une phrase assez longue pour tenir la limite. '.repeat(3)}`.slice(0, 129),
      'Votre mot de passe dépasse 128 caractères. Raccourcissez-le.',
    ],
  ])('« %s »', (password, message) => expect(refusal(password)).toBe(message))

  test('staff need 15 characters', () =>
    expect(checkPassword('ruisseau long', { minLength: 15, context: [] })).toBe(
      'Votre mot de passe a 13 caractères. Ajoutez-en 2 au moins.',
    ))
  test('a letter with its accent counts once, composed or not', () =>
    expect(refusal('e\u0301'.repeat(8))).toBe('Votre mot de passe a 8 caractères. Ajoutez-en 4 au moins.'))
})

describe('50 bits, by proposing longer', () => {
  test.each([
    ['739105826417', 'Votre mot de passe est encore trop simple. Ajoutez 4 caractères au moins.'],
    ['739105826417934', 'Votre mot de passe est encore trop simple. Ajoutez 1 caractère au moins.'],
    ['7391058264179348', null],
    ['tulipe lampe gare', null],
    ['مدرسة الشمس والقمر', null],
  ])('« %s »', (password, message) => expect(refusal(password)).toBe(message))
})

describe('[TS-07] an activation code is on paper, in somebody else’s hands', () => {
  const code = codeFromBytes(Uint8Array.from({ length: 12 }, (_none, index) => index * 7 + 3))
  const REFUSED = 'Ce mot de passe a la forme d’un code d’activation. Choisissez plutôt quatre mots.'
  test.each([code, code.toLowerCase(), formatCode(code), formatCode(code).replaceAll(' ', '').toLowerCase()])(
    '« %s »',
    (password) => expect(refusal(password)).toBe(REFUSED),
  )
  test('with one character more, or another check character, it is a password like any other', () => {
    const other = CODE_ALPHABET[(CODE_ALPHABET.indexOf(code.at(-1) ?? '') + 1) % CODE_ALPHABET.length]
    expect(refusal(`${code}-tulipe`)).not.toBe(REFUSED)
    expect(refusal(code.slice(0, -1) + other)).not.toBe(REFUSED)
  })
})

describe('what others would try first', () => {
  test.each([
    'unbelievable',
    'Christophe2012',
    'qwertyuiop12',
    'm0t.d3.p4ss3.',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'azertyuiopqs',
    '123456789012',
  ])('« %s » is refused', (password) => expect(refusal(password)).toMatch(/trop connu|se répète|repose sur/))
  test.each([
    'samira.belkacem',
    'Belkacem2012!',
    'B3lk4c3m-2010',
    'passerelle2026',
    'sconet-educonnect',
    '27032010Samira',
  ])('« %s » repose sur ce que l’on sait de la personne', (password) =>
    expect(refusal(password)).toMatch(/repose sur « .+ », facile à deviner/),
  )
  test('a name inside a long sentence is accepted', () => expect(refusal('belkacem aime les vieux trains')).toBeNull())
})
