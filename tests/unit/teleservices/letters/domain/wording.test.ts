import { expect, test } from 'vitest'
import {
  couponReference,
  letterReference,
  readCouponReference,
} from '@/lib/teleservices/letters/domain/letter-reference'
import { enumerate, ofName, salutation, serviceCount } from '@/lib/teleservices/letters/domain/wording'

test.each([
  ['Lina', 'de Lina'],
  ['Alice', 'd’Alice'],
  ['Éléonore', 'd’Éléonore'],
  ['Œdipe', 'd’Œdipe'],
  ['Yves', 'd’Yves'],
  ['Yasmine', 'de Yasmine'],
  ['Hugo', 'd’Hugo'],
  ['Hassan', 'de Hassan'],
])('%s: « %s »', (name, expected) => {
  expect(ofName(name)).toBe(expected)
})

test('a responsable whose civility is unknown is neither Madame nor Monsieur', () => {
  expect(['M.', 'MME', 'Mlle', null, 'X'].map(salutation)).toEqual([
    'Monsieur',
    'Madame',
    'Madame',
    'Madame, Monsieur',
    'Madame, Monsieur',
  ])
})

test('lists and counts read as French', () => {
  expect(enumerate(['Lina', 'Adam', 'Inès'])).toBe('Lina, Adam et Inès')
  expect([1, 2, 3].map(serviceCount)).toEqual(['un service', 'deux services', 'trois services'])
})

test('[TS-23] a number that no letter can have is not a reference', () => {
  expect(readCouponReference(couponReference('2NDE1-999999999'))).toBe('2NDE1-999999999')
  expect(readCouponReference(couponReference('2NDE1-9999999999'))).toBeNull()
})

test('[TS-23] the reference of a coupon betrays one wrong character and two swapped neighbours', () => {
  const reference = letterReference('1 G 3', 147)
  expect(reference).toBe('1G3-0147')
  const coupon = couponReference(reference)
  expect(readCouponReference(` ${coupon.toLowerCase()} `)).toBe(reference)
  for (let at = 0; at < reference.length; at++) {
    for (const char of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (char === coupon[at]) continue
      expect(readCouponReference(coupon.slice(0, at) + char + coupon.slice(at + 1))).toBeNull()
    }
    const swapped = coupon.slice(0, at) + (coupon[at + 1] ?? '') + (coupon[at] ?? '') + coupon.slice(at + 2)
    if (swapped !== coupon) expect(readCouponReference(swapped)).toBeNull()
  }
  expect(letterReference(null, 12345)).toBe('X-12345')
})
