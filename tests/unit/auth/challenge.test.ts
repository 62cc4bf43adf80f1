import { expect, test } from 'vitest'
import { drawDigits, emailKey, readDigits } from '@/lib/auth/domain/challenge'

test('six digits, however they are written; nothing else', () => {
  expect(['123456', ' 123 456 ', '123-456', '１２３４５６'].map(readDigits)).toEqual(Array(4).fill('123456'))
  expect(['', '12345', '1234567', '12345a', '12.3456'].map(readDigits)).toEqual(Array(5).fill(null))
})

test('a draw keeps its zeros, and what would favour some codes is drawn again', () => {
  expect(drawDigits(() => 42)).toBe('000042')
  expect(drawDigits(() => 4_293_999_999)).toBe('999999')
  const draws = [4_294_000_000, 4_294_967_295, 7]
  expect(drawDigits(() => draws.shift() ?? 0)).toBe('000007')
})

test('an address is compared without case nor spaces around', () => {
  expect(emailKey(' Nora.Ben@Famille.Example ')).toBe('nora.ben@famille.example')
})
