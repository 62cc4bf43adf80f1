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
