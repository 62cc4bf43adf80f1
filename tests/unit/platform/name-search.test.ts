import { describe, expect, test } from 'vitest'
import { answersName, LONGEST_NAME, nameBeginnings } from '@/lib/platform/names/domain/name-search'
import { searchedName } from '@/lib/platform/query-values'

const typed = (text: string) => nameBeginnings(text)[0]?.family
const answers = (text: string, family: string, first: string) => answersName(nameBeginnings(text), { family, first })

describe('[TS-113] a person by the first letters of the name', () => {
  test.each([
    ['d', 'D'],
    ['lefè', 'LEFE'],
    [' d’Â ', 'DA'],
    ["O'Brien", 'OBRIEN'],
    ['saint-Exupéry', 'SAINTEXUPERY'],
    ['Le  Goff\tAnne', 'LEGOFFANNE'],
    ['œuvrard', 'OEUVRARD'],
    ['Lætitia', 'LAETITIA'],
    ['Strauß', 'STRAUSS'],
    ['ŋdiaye', 'NDIAYE'],
    ['Ngô\u0302', 'NGO'],
    ['ﬁlleul', 'FILLEUL'],
  ])('« %s » is compared as « %s »', (text, key) => expect(typed(text)).toBe(key))

  test('[TS-97] by the family name, the first name, or both in any order', () => {
    expect(nameBeginnings('mallet')).toEqual([
      { family: 'MALLET', first: '' },
      { family: '', first: 'MALLET' },
    ])
    for (const text of ['mallet', 'jade', 'MALLET Jade', 'Jade MALLET', 'jad mal', 'malletjade'.slice(0, 6)])
      expect([text, answers(text, 'Mallet', 'Jade')]).toEqual([text, true])
    for (const text of ['allet', 'ade', 'jade jade', 'mallet mallet', 'jade mallets'])
      expect([text, answers(text, 'Mallet', 'Jade')]).toEqual([text, false])
  })

  test.each([
    ['nguessan', "N'Guessan", 'Awa'],
    ['n’guessan awa', 'NGUESSAN', 'Awa'],
    ['obrien', 'O’Brien', 'Sean'],
    ['sean o brien', 'OBRIEN', 'Sean'],
    ['macdonald', 'Mac Donald', 'Ian'],
    ['mac donald', 'MACDONALD', 'Ian'],
    ['Sorensen', 'Sørensen', 'Bjørn'],
    ['bjorn SØR', 'SORENSEN', 'Bjørn'],
    ['thordar', 'Þórðarson', 'Sigurður'],
    ['jean pierre de la tour', 'De La Tour', 'Jean-Pierre'],
    ['de la tour jeanpierre', 'De La Tour', 'Jean-Pierre'],
    ['ivanov', 'Иванов', 'Олег'],
  ])('[TS-97] « %s » finds %s %s', (text, family, first) => expect(answers(text, family, first)).toBe(true))

  test('many words stay few ways', () =>
    expect(nameBeginnings(Array.from({ length: 40 }, () => 'a').join(' '))).toHaveLength(12))

  test.each(['%', '_', '\\', '%a', 'a_', 'a\\', '*', '(', '"'])('« %s » stands for itself', (text) =>
    expect(typed(text)).toBe(text.toUpperCase()),
  )

  test.each(['', ' ', '-’ ', '\u0301', '...'])('« %s » looks for nobody', (text) =>
    expect(nameBeginnings(text)).toEqual([]),
  )

  test('two hundred characters are compared whole; an address takes eighty', () => {
    expect(typed('é'.repeat(200))).toBe('E'.repeat(200))
    expect(searchedName.parse(` ${'a'.repeat(LONGEST_NAME)} `)).toHaveLength(LONGEST_NAME)
    expect(searchedName.parse('a'.repeat(300))).toHaveLength(LONGEST_NAME + 1)
    expect(searchedName.parse(['Bo\0ris', 'b'])).toBe('Boris')
    expect(searchedName.parse(undefined)).toBe('')
  })
})
