import { describe, expect, test } from 'vitest'
import { LONGEST_NAME, nameRange } from '@/lib/platform/names/domain/name-range'
import { searchedName } from '@/lib/platform/query-values'

const typed = (text: string) => nameRange(text)?.typed
const first = (text: string) => nameRange(text)?.from

describe('[TS-113] a person by the first letters of the name', () => {
  test.each([
    ['d', 'D'],
    ['lefè', 'LEFE'],
    [' d’Â ', 'D A'],
    ["O'Brien", 'O BRIEN'],
    ['saint-Exupéry', 'SAINT EXUPERY'],
    ['Le  Goff\tAnne', 'LE GOFF ANNE'],
    ['œuvrard', 'OEUVRARD'],
    ['Lætitia', 'LAETITIA'],
    ['Strauß', 'STRAUSS'],
    ['ŋdiaye', 'ŊDIAYE'],
    ['Ngô\u0302', 'NGO'],
    ['ﬁlleul', 'FILLEUL'],
  ])('« %s » is compared as « %s »', (text, key) => expect(typed(text)).toBe(key))

  test('the first word bounds the index, in bytes; the whole text is compared', () => {
    expect(nameRange('Le Goff An')).toEqual({ typed: 'LE GOFF AN', from: 'LE', to: 'LE\u{10ffff}' })
    const { from = '', to = '' } = nameRange('le') ?? {}
    const bytes = (text: string) => Buffer.from(text)
    for (const name of ['LE', 'LE GOFF', 'LEŊ', 'LE\u{1f600}']) {
      expect(bytes(from).compare(bytes(name))).toBeLessThanOrEqual(0)
      expect(bytes(name).compare(bytes(to))).toBeLessThan(0)
    }
    expect(bytes('LF').compare(bytes(to))).toBeGreaterThan(0)
  })

  test.each(['%', '_', '\\', '%a', 'a_', 'a\\', '*', '(', '"'])('« %s » stands for itself', (text) =>
    expect(typed(text)).toBe(text.toUpperCase()),
  )

  test.each(['', ' ', '-’ ', '\u0301', '...'])('« %s » looks for nobody', (text) => expect(nameRange(text)).toBeNull())

  test('two hundred characters are compared whole; an address takes eighty', () => {
    expect(typed('é'.repeat(200))).toBe('E'.repeat(200))
    expect(first('é'.repeat(200))).toBe('E'.repeat(200))
    expect(searchedName.parse(` ${'a'.repeat(LONGEST_NAME)} `)).toHaveLength(LONGEST_NAME)
    expect(searchedName.parse('a'.repeat(300))).toHaveLength(LONGEST_NAME + 1)
    expect(searchedName.parse(['Bo\0ris', 'b'])).toBe('Boris')
    expect(searchedName.parse(undefined)).toBe('')
  })
})
