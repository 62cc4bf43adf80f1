import { expect, test } from 'vitest'
import { isEmailAddress, readEmailAddress } from '@/lib/platform/email-address'

const local = (length: number) => `${'a'.repeat(length)}@exemple.fr`
const domain = (label: number) => `a@${'b'.repeat(label)}.fr`
const whole = (length: number) => {
  const rest = length - 'a@.fr'.length
  const labels = [...Array(Math.floor(rest / 60)).fill('b'.repeat(59)), 'c'.repeat((rest % 60) + 0 || 1)]
  return `a@${labels.join('.')}.fr`.slice(0, length)
}

test.each([
  ['a@b.fr', true],
  ["d'artagnan+lycee@mail.exemple.fr", true],
  ['a@école.fr', true],
  ['a@xn--cole-9oa.fr', true],
  ['a@b.xn--p1ai', true],
  [local(64), true],
  [local(65), false],
  [domain(63), true],
  [domain(64), false],
  ['a@b', false],
  ['a@b.c', false],
  ['a@b.12', false],
  ['a b@c.fr', false],
  ['a@b..fr', false],
  ['a@.b.fr', false],
  ['a@-b.fr', false],
  ['a@b-.fr', false],
  ['a@b.fr.', false],
  ['.a@b.fr', false],
  ['a.@b.fr', false],
  ['a..b@c.fr', false],
  ['rené@exemple.fr', false],
  ['a\u200b@b.fr', false],
  ['a@b\u200b.fr', false],
  ['a@b.fr,c@d.fr', false],
  ['a@b.fr\r\nBcc: x@y.fr', false],
  ['@b.fr', false],
  ['', false],
])('%j is an address that can be sent to: %s', (text, expected) => expect(isEmailAddress(text)).toBe(expected))

test('254 characters at most', () => {
  expect(isEmailAddress(whole(254))).toBe(true)
  expect(isEmailAddress(`a${whole(254)}`)).toBe(false)
})

test.each([
  [' a@b.fr ', 'a@b.fr'],
  ['a@b.fr;', 'a@b.fr'],
  ['a@b.fr , ;', 'a@b.fr'],
  ['a@b.fr;c@d.fr', null],
  [';', null],
  ['a@b..fr;', null],
])('what a file writes, %j, reads %s', (text, expected) => expect(readEmailAddress(text)).toBe(expected))
