import { expect, test } from 'vitest'
import { CODE_MESSAGES, checkCode } from '@/lib/accounts/domain/activation-code'
import { codeFromBytes } from '@/lib/platform/codes/domain/code'

test('a code typed in lower case with dashes is accepted', () =>
  expect(checkCode('2b7d-4km-9px-r3h')).toEqual({ ok: true, code: '2B7D4KM9PXR3H' }))

test.each([
  ['', CODE_MESSAGES.empty],
  [' - ', CODE_MESSAGES.empty],
  ['2B7D4KM9PXR3', CODE_MESSAGES.short],
  ['2B7D4KM9PXR', CODE_MESSAGES.shorter],
  ['2B7D4KM9PXR3HH', CODE_MESSAGES.long],
  // The example printed on the page can never be someone's code.
  ['2B7D4KM9PXR3T', 'Vérifiez le code : un caractère semble faux'],
  ['UB7D4KM9PXR3H', 'Vérifiez le code : un caractère semble faux'],
])('« %s » is refused before any look-up', (typed, message) => expect(checkCode(typed)).toEqual({ ok: false, message }))

test('a code made is accepted', () => {
  for (let times = 0; times < 200; times++) {
    const code = codeFromBytes(crypto.getRandomValues(new Uint8Array(12)))
    expect(checkCode(code)).toEqual({ ok: true, code })
  }
})
