import { expect, test } from 'vitest'
import { csvRows } from '@/lib/platform/csv/rows'

const cellsOf = (text: string) => csvRows(text).map(({ line, cells }) => [line, ...cells])

test.each([
  [
    'sep=;\r\na;b\r\n1,5;2',
    [
      [2, 'a', 'b'],
      [3, '1,5', '2'],
    ],
  ],
  ['"sep=,"\na;b,c', [[2, 'a;b', 'c']]],
  ['SEP=\t\na\tb', [[2, 'a', 'b']]],
  ['sep=|\na|b', [[2, 'a', 'b']]],
  ['sep=;', []],
  [
    'separateur;b\n1;2',
    [
      [1, 'separateur', 'b'],
      [2, '1', '2'],
    ],
  ],
  [
    'a;b\nsep=;\n',
    [
      [1, 'a', 'b'],
      [2, 'sep=', ''],
    ],
  ],
])('%#: the line where Excel is told the separator is read, not shown', (text, expected) =>
  expect(cellsOf(text)).toEqual(expected),
)

test('lines without a value: those of the end are nothing, too many of them elsewhere are too many', () => {
  expect(cellsOf(`a;b\n1;2\n${';;;;\n'.repeat(60_000)}`)).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
  ])
  expect(cellsOf('\n'.repeat(200_000))).toEqual([])
  expect(() => csvRows(`a;b\n${'\n'.repeat(60_000)}1;2`)).toThrow(/50 000 lignes/)
  expect(cellsOf(`a;b\n${'\n'.repeat(5_000)}1;2`)).toHaveLength(2)
})

test('a line that no table has is refused, with its place', () => {
  expect(() => csvRows('a;'.repeat(100_000))).toThrow(/La ligne 1 est trop longue/)
  expect(() => csvRows(`a;b\n1;"${'x'.repeat(60_000)}`)).toThrow(/La ligne 2/)
  expect(cellsOf(`a;b\n1;${'x'.repeat(40_000)}`)).toHaveLength(2)
})
