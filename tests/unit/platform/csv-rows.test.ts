import { describe, expect, test } from 'vitest'
import { csvRows } from '@/lib/platform/csv/rows'
import { csvLine } from '@/lib/platform/csv/write'

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

describe('the rows', () => {
  test.each([';', ',', '\t'])('separated by %j, quoted cells hold separators, quotes and ends of line', (s) => {
    const rows = csvRows(`a${s}b${s}c\r\n"x${s}y"${s}"say ""hi"""${s}"two\nlines"\n\n${s}${s}\n1${s}2`)
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b', 'c'] },
      { line: 2, cells: [s === '\t' ? 'x y' : `x${s}y`, 'say "hi"', 'two lines'] },
      { line: 6, cells: ['1', '2'] },
    ])
  })

  test('old ends of line, a last empty cell, a quote never closed', () => {
    expect(csvRows('a;b\r1;')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', ''] },
    ])
    expect(() => csvRows('a;b\n1;"2\n')).toThrow(/ligne 2 n’est jamais fermé/)
  })

  test.each(['\n', '\r\n', '\r'])('the line of a row after a cell of three lines that end with %j', (end) =>
    expect(csvRows(['a;b', '"1', '', '2";3', '', '4;5'].join(end))).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1 2', '3'] },
      { line: 6, cells: ['4', '5'] },
    ]),
  )

  test('a quote inside a cell is a quote, words after a closing one stay, blanks after it do not', () => {
    const rows = csvRows('a;b\n5" x 7";"Hamlet" acte 1\n"12,5" ;" ""Le Cid"" "\n"";\n"2";"3"\t')
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, '5" x 7"', '"Hamlet" acte 1'],
      [3, '12,5', '"Le Cid"'],
      [5, '2', '3'],
    ])
  })

  test('hostile text is read in bounded time', () => {
    const longest = (text: string) => {
      const start = performance.now()
      expect(csvRows(text).length).toBeLessThan(2)
      return performance.now() - start
    }
    for (const piece of [';', '";', '""', '"x"y', '" ']) expect(longest(piece.repeat(10_000))).toBeLessThan(5_000)
  })

  test('what our files protect from formulas is read back as it was', () => {
    expect(csvRows(csvLine(['-2 points', '=A1', 'l’an']))[0]?.cells).toEqual(['-2 points', '=A1', 'l’an'])
  })
})
