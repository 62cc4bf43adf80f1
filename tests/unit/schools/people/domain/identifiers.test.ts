import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkIne } from '@/lib/schools/people/domain/ine'
import { displayPhone, normalisePhone } from '@/lib/schools/people/domain/phone'
import { academieOfUai, schoolKindOf } from '@/lib/schools/settings/domain/academies'
import { checkUai } from '@/lib/schools/settings/domain/uai'

describe('UAI', () => {
  test.each([
    ['0351056H', '0351056H', true, true, 'H'],
    [' 0351056h ', '0351056H', true, true, 'H'],
    ['0750001A', '0750001A', true, false, 'U'],
    ['0351056I', '0351056I', true, false, 'H'],
    ['0351056', '0351056', false, false, 'H'],
    ['351056H', '351056H', false, false, null],
    ['123ABC', '123ABC', false, false, null],
  ])('%s', (text, value, wellFormed, keyIsRight, expectedLetter) =>
    expect(checkUai(text)).toEqual({ value, wellFormed, keyIsRight, expectedLetter }),
  )
})

describe('INE', () => {
  test.each([
    ['070832327ja', '070832327JA', 'RNIE', true],
    ['070832327 JA', '070832327JA', 'RNIE', true],
    ['070876696HA', '070876696HA', 'RNIE', false],
    ['000000097KH', '000000097KH', 'RNIE', true],
    ['0113014881M', '0113014881M', 'BEA', true],
    ['4581234567F', '4581234567F', 'BEA', false],
    ['1234A56789B', '1234A56789B', 'APPRENTI', true],
    ['0A00000000' + '0', '0A000000000', 'NNE', true],
    ['0A000000001', '0A000000001', 'NNE', false],
    ['00000000123', '00000000123', null, false],
    ['70832327JA', '70832327JA', null, false],
    ['', '', null, false],
  ])('%s', (text, value, kind, keyIsRight) => expect(checkIne(text)).toMatchObject({ value, kind, keyIsRight }))
})

describe('telephone', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678', true, false],
    ['+33 (0)6 12 34 56 78', '+33612345678', true, false],
    ['0701234567', '+33701234567', false, false],
    ['0145744915', '+33145744915', false, false],
    ['612345678', '+33612345678', true, true],
    ['0692123456', '+262692123456', true, false],
    ['0694123456', '+594694123456', true, false],
    ['+687751234', '+687751234', true, false],
    ['+447911123456', '+447911123456', null, false],
  ])('%s → %s', (text, e164, mobile, repaired) => expect(normalisePhone(text)).toEqual({ e164, mobile, repaired }))
  test.each(['', 'inconnu', '0612', '06123456789', '0012345'])('« %s » is no number', (text) =>
    expect(normalisePhone(text)).toBeNull(),
  )
  test('French numbers are shown in pairs, others as they are', () => {
    expect(displayPhone('+33612345678')).toBe('06\u00a012\u00a034\u00a056\u00a078')
    expect(displayPhone('+262692123456')).toBe('+262692123456')
  })
})

test('the département of the UAI gives the académie; a test number gives none', () => {
  expect(academieOfUai('0350003N')).toEqual({ code: '14', name: 'Rennes' })
  expect(academieOfUai('9740001A')).toEqual({ code: '28', name: 'La Réunion' })
  expect(academieOfUai('0990012X')).toBeNull()
})

test.each([
  ['Lycée professionnel Jean Macé', 'LYCEE_PRO'],
  ['LYCEE des métiers du bois', 'LYCEE_PRO'],
  ['Lycée Jean Macé', 'LYCEE'],
  ['College Rosa Parks', 'COLLEGE'],
  ['École Zola', 'ECOLE'],
  ['Institution Saint-Paul', 'OTHER'],
])('%s is a %s', (name, kind) => expect(schoolKindOf(name)).toBe(kind))

const vectors = path.resolve('../shared/samples/vectors')
const table = (name: string) =>
  readFileSync(path.join(vectors, name), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(';'))

describe.runIf(existsSync(vectors))('reference tables, where they are at hand', () => {
  test('UAI', () => {
    for (const [text = '', value, wellFormed, keyIsRight] of table('uai.csv'))
      expect(checkUai(text)).toMatchObject({ value, wellFormed: wellFormed === '1', keyIsRight: keyIsRight === '1' })
  })
  test('INE', () => {
    for (const [text = '', value, kind, , keyIsRight, key] of table('ine.csv'))
      expect(checkIne(text)).toMatchObject({
        value,
        kind: kind || null,
        keyIsRight: keyIsRight === '1',
        ...(key && { expectedKey: key }),
      })
  })
  test('telephones', () => {
    for (const [text = '', , mobile, e164] of table('telephones.csv')) {
      const phone = normalisePhone(text)
      expect([text, phone?.e164 ?? '']).toEqual([text, e164])
      if (phone && mobile !== '') expect([text, phone.mobile]).toEqual([text, mobile === '1'])
    }
  })
})
