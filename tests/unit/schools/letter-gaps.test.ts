import { expect, test } from 'vitest'
import { letterGaps } from '@/lib/schools/settings/domain/letter-gaps'

const whole = {
  addressLine1: '12 rue des Tanneurs',
  postalCode: '99120',
  city: 'Valmontier',
  headName: 'Nadia Ferrand',
}

test.each([
  ['nothing', whole, []],
  ['a street', { ...whole, addressLine1: null }, ['ADDRESS']],
  ['a postcode', { ...whole, postalCode: '' }, ['ADDRESS']],
  ['a town', { ...whole, city: null }, ['ADDRESS']],
  ['who signs', { ...whole, headName: null }, ['SIGNATORY']],
  ['all', { addressLine1: null, postalCode: null, city: null, headName: null }, ['ADDRESS', 'SIGNATORY']],
])('[TS-22] a letter lacks %s', (_what, school, gaps) => expect(letterGaps(school)).toEqual(gaps))
