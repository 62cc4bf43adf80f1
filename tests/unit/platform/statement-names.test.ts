import { expect, test } from 'vitest'
import { statementNames } from '@/lib/platform/statement-names'

const args = [1]

test('the same text keeps its name, another one takes its own', () => {
  const nameOf = statementNames()
  const first = nameOf({ sql: 'select $1', args })
  expect(first).not.toBe('')
  expect(nameOf({ sql: 'select $1', args })).toBe(first)
  expect(nameOf({ sql: 'select $1 + 1', args })).not.toBe(first)
})

test('no name for a long statement, nor for one without parameters (begin, commit)', () => {
  const nameOf = statementNames()
  const filled = (length: number) => 'select $1'.padEnd(length)
  expect(nameOf({ sql: filled(1_500), args })).not.toBe('')
  expect(nameOf({ sql: filled(1_501), args })).toBe('')
  expect(nameOf({ sql: 'begin', args: [] })).toBe('')
})

test('500 names at most: a statement that varies endlessly does not fill the connections', () => {
  const nameOf = statementNames()
  const names = Array.from({ length: 502 }, (_, index) => nameOf({ sql: `select $1 + ${index}`, args }))
  expect(new Set(names.slice(0, 500)).size).toBe(500)
  expect(names.slice(500)).toEqual(['', ''])
  expect(nameOf({ sql: 'select $1 + 0', args })).toBe(names[0])
})
