import { expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from '@/lib/auth/form'
import { askedOf, many, one, pageNumber } from '@/lib/platform/query-values'

test('a parameter that comes twice, not at all or with NUL, which no column holds, is one plain text', () => {
  expect(one.parse(['a\0b', 'c'])).toBe('ab')
  expect(one.safeParse(undefined).success).toBe(false)
  expect(many.parse('\0x')).toEqual(['x'])
  expect(many.parse(undefined)).toEqual([])
})

test('the fields of a form lose their NUL', () => {
  const form = new FormData()
  form.append('title', 'Devoir\0 1')
  form.append('marks', '\0')
  expect(readForm(z.object({ title: z.string(), marks: z.array(z.string()) }), form)).toEqual({
    title: 'Devoir 1',
    marks: [''],
  })
})

test('the page that an address asks for is a whole number from 1, else the first', () => {
  const asked = ['1', '50', '99999', ['2', '3'], undefined, '', '0', '-1', '1.5', '1e2', ' 2', '100000', 'x']
  expect(asked.map((page) => pageNumber.parse(page))).toEqual([1, 50, 99_999, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1])
})

test('a query string may name its parameters as it likes: each is a list of texts, and nothing else is changed', () => {
  expect(askedOf('legal=1&page=2&legal=2')).toEqual({ legal: ['1', '2'], page: ['2'] })
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    expect(Object.entries(askedOf(`${name}=1&${name}=2`))).toEqual([[name, ['1', '2']]])
  expect(Object.getPrototypeOf(askedOf('__proto__=1'))).toBe(Object.prototype)
})
