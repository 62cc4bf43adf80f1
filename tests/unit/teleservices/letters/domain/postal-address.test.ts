import { describe, expect, test } from 'vitest'
import {
  POSTAL_WIDTH,
  type PostalLocation,
  type PostalPerson,
  postalBlock,
} from '@/lib/teleservices/letters/domain/postal-address'

const karim: PostalPerson = { civility: 'M.', familyName: 'Haddad', usageName: null, firstName: 'Karim' }
const place = (values: Partial<PostalLocation> = {}): PostalLocation => ({
  addressLine1: '21 avenue du Stade',
  addressLine2: null,
  addressLine3: null,
  addressLine4: null,
  postalCode: '99120',
  city: 'Valmontier',
  countryName: null,
  ...values,
})

const linesOf = (person: PostalPerson, location: PostalLocation) => {
  const block = postalBlock(person, location)
  if (block.state === 'to-check') return `to-check ${block.what}`
  return block.state === 'ready' ? block.lines : block.state
}

describe('address block of NF Z 10-011', () => {
  test('capitals without accents, no punctuation from the place on, empty lines removed', () => {
    expect(
      linesOf(
        karim,
        place({
          addressLine1: 'Bâtiment C, appartement 304',
          addressLine2: '  ',
          addressLine3: 'Rés. « L’Œillet »',
          addressLine4: '21, avenue du Stade',
        }),
      ),
    ).toEqual([
      'M HADDAD KARIM',
      'BATIMENT C APPARTEMENT 304',
      'RES L OEILLET',
      '21 AVENUE DU STADE',
      '99120 VALMONTIER',
    ])
  })

  test('names keep hyphens and apostrophes, the used name wins, Mademoiselle is Madame', () => {
    const person = { civility: 'MLLE', familyName: 'Durand', usageName: "D'Almeida", firstName: 'Anne-Lise' }
    expect(linesOf(person, place())).toEqual(["MME D'ALMEIDA ANNE-LISE", '21 AVENUE DU STADE', '99120 VALMONTIER'])
  })

  test('a line of 38 characters stands as it is, one of 39 is abbreviated, one that still overflows is to check', () => {
    const exact = `1 BOULEVARD ${'A'.repeat(POSTAL_WIDTH - 12)}`
    expect(exact).toHaveLength(38)
    expect(linesOf(karim, place({ addressLine1: exact }))).toContain(exact)
    expect(linesOf(karim, place({ addressLine1: `${exact}B` }))).toContain(`1 BD ${'A'.repeat(26)}B`)
    expect(linesOf(karim, place({ addressLine1: `1 ${'A'.repeat(37)}` }))).toBe('to-check ADDRESS')
  })

  test('only as many abbreviations as needed', () => {
    expect(linesOf(karim, place({ addressLine1: 'Résidence du boulevard du Maréchal Foch' }))).toContain(
      'RES DU BOULEVARD DU MARECHAL FOCH',
    )
  })

  test('a name that is too long gives the initials of its first name', () => {
    const person = {
      civility: 'MME',
      familyName: 'de La Rochefoucauld-Montbel',
      usageName: null,
      firstName: 'Marie-Antoinette',
    }
    expect(linesOf(person, place())).toContain('MME DE LA ROCHEFOUCAULD-MONTBEL M-A')
    expect(linesOf({ ...person, familyName: 'X'.repeat(40) }, place())).toContain(`MME ${'X'.repeat(34)}`)
  })

  test.each([
    [
      'on two lines, after a hyphen',
      'RAZAFINDRAKOTONIRINA-ANDRIAMAMPIANINA',
      'Voahangy',
      ['MME RAZAFINDRAKOTONIRINA-', 'ANDRIAMAMPIANINA VOAHANGY'],
    ],
    ['without the civility', 'X'.repeat(38), 'Ada', ['X'.repeat(38), 'ADA']],
    ['one word of 39 letters is cut', 'X'.repeat(39), 'Ada', [`MME ${'X'.repeat(34)}`]],
  ])('[TS-22] a surname that takes the whole line: %s', (_what, familyName, firstName, lines) => {
    const person = { civility: 'MME', familyName, usageName: null, firstName }
    expect(linesOf(person, place())).toEqual([...lines, '21 AVENUE DU STADE', '99120 VALMONTIER'])
  })

  test('six lines of place and town leave one to the name, without its civility', () => {
    const four = { addressLine1: 'Apt 3', addressLine2: 'Esc B', addressLine3: 'Bat C', addressLine4: '5 rue du Stade' }
    const person = { ...karim, familyName: 'RAZAFINDRAKOTONIRINA-ANDRIAMAMPIANINA' }
    expect(linesOf(person, place(four))).toHaveLength(6)
    expect(linesOf(person, place({ ...four, countryName: 'Portugal' }))).toEqual([
      'RAZAFINDRAKOTONIRINA-ANDRIAMAMPIANINA',
      'APT 3 ESC B',
      'BAT C',
      '5 RUE DU STADE',
      '99120 VALMONTIER',
      'PORTUGAL',
    ])
  })

  test.each([
    [['Sørensen', 'Kåre'], 'MME SORENSEN KARE'],
    [['Þórðardóttir', 'Guðrún'], 'MME THORDARDOTTIR GUDRUN'],
    [['Łoś-Đurić', 'Żaneta'], 'MME LOS-DURIC ZANETA'],
    [['Weiß', 'Ŋaŋa'], 'MME WEISS NANA'],
    [['Павлова', 'Ольга'], 'MME PAVLOVA OLGA'],
    [['Nʼdiaye', 'Oʻktam'], "MME N'DIAYE O'KTAM"],
    [['王', '小明'], 'to-check NAME'],
    [['محمد', 'نور'], 'to-check NAME'],
    [['Martin', 'नीता'], 'to-check NAME'],
    [['', 'Jade'], 'to-check NAME'],
    [['?', '?'], 'to-check NAME'],
  ])('[TS-22] %j is « %s », never a civility alone', ([familyName = '', firstName = ''], line) => {
    const found = linesOf({ civility: 'MME', familyName, usageName: null, firstName }, place())
    expect(Array.isArray(found) ? found[0] : found).toBe(line)
  })

  test('a place in plain letters, or to check', () => {
    const copenhagen = { addressLine1: 'Østergade 24', postalCode: '', city: '1100 København', countryName: 'Danemark' }
    expect(linesOf(karim, place(copenhagen))).toEqual(['M HADDAD KARIM', 'OSTERGADE 24', '1100 KOBENHAVN', 'DANEMARK'])
    expect(linesOf(karim, place({ addressLine1: 'Nº 5, rue de l’Église' }))).toContain('NO 5 RUE DE L EGLISE')
    expect(linesOf(karim, place({ ...copenhagen, city: '北京' }))).toBe('to-check ADDRESS')
  })

  test('six lines at most: abroad two neighbours share a line, or the address is to check', () => {
    const four = { addressLine1: 'Apt 3', addressLine2: 'Esc B', addressLine3: '5 Hauptstrasse', addressLine4: 'Mitte' }
    const berlin = place({ ...four, postalCode: '10115', city: 'Berlin', countryName: 'Allemagne' })
    expect(linesOf(karim, berlin)).toEqual([
      'M HADDAD KARIM',
      'APT 3 ESC B',
      '5 HAUPTSTRASSE',
      'MITTE',
      '10115 BERLIN',
      'ALLEMAGNE',
    ])
    const long = (text: string) => `${text} ${'X'.repeat(20)}`
    expect(
      linesOf(
        karim,
        place({
          ...berlin,
          addressLine1: long('A'),
          addressLine2: long('B'),
          addressLine3: long('C'),
          addressLine4: long('D'),
        }),
      ),
    ).toBe('to-check ADDRESS')
  })

  test('France is not written; abroad the postcode is free', () => {
    expect(linesOf(karim, place({ countryName: 'FRANCE' }))).toHaveLength(3)
    expect(linesOf(karim, place({ countryName: 'Portugal', postalCode: '1100-148', city: 'Lisboa' }))).toEqual([
      'M HADDAD KARIM',
      '21 AVENUE DU STADE',
      '1100-148 LISBOA',
      'PORTUGAL',
    ])
  })

  test.each([
    ['nothing', { addressLine1: null, postalCode: null, city: null }, 'missing'],
    ['a postcode alone', { addressLine1: null, city: null }, 'missing'],
    ['no town', { city: null }, 'to-check ADDRESS'],
    ['no street', { addressLine1: ' , ' }, 'to-check ADDRESS'],
    ['a French postcode of four digits', { postalCode: '9912' }, 'to-check ADDRESS'],
  ])('%s', (_name, values, state) => {
    expect(linesOf(karim, place(values))).toBe(state)
  })
})
