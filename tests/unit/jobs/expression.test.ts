import { describe, expect, test } from 'vitest'
import { holds, keyOf, lookUpOf } from '@/lib/jobs/engine/expression'
import { compile } from '@/lib/jobs/engine/expression-parser'

const event = { name: 'a/b', data: { id: 'x1', n: 2, flag: true, nested: { key: 'k' }, 'odd name': 1 } }
const async = { name: 'a/c', data: { id: 'x1', n: 3, flag: false, nested: { key: 'k' } } }
const scope = { event, async }

describe('expressions of triggers and waits', () => {
  test.each([
    ['event.data.id == async.data.id', true],
    ['event.data.n == async.data.n', false],
    ['event.data.n != async.data.n', true],
    ["event.data.id == 'x1'", true],
    ['event.data.id == "x2"', false],
    ['event.data.n >= 2 && event.data.n < 3', true],
    ['event.data.n > 2 || async.data.n > 2', true],
    ['!(event.data.flag == true) || async.data.flag', false],
    ['event.data["odd name"] == 1', true],
    ['event.data.nested.key == async.data.nested.key', true],
    ['event.data.missing == null', true],
    ['event.data.missing.deeper == null', true],
    ['event.data.id + "-" + event.data.n == "x1-2"', true],
    ['event.data.n + 1 == 3', true],
    ["event.data.id > 'x0'", true],
    ['event.data.id > 0', false],
  ])('%s is %s', (source, value) => expect(holds(source, scope)).toBe(value))

  test('an absent expression always holds, a value that is not true never does', () => {
    expect(holds(null, scope)).toBe(true)
    expect(holds('event.data.id', scope)).toBe(false)
  })

  test.each(['event.data.id ==', '(event.data.n', 'event.data.id = 1', 'event.data.id 5', 'a ? b : c', 'event.data[1'])(
    'refuses %s',
    (source) => expect(() => compile(source)).toThrow(),
  )

  test('inherited names are not data', () => expect(keyOf('event.data.constructor', scope)).toBe('null'))
})

describe('keys', () => {
  test('texts as they are, the rest as JSON', () => {
    expect(
      ['event.data.id', 'event.data.n', 'event.data.nested', 'event.data.none'].map((key) => keyOf(key, scope)),
    ).toEqual(['x1', '2', '{"key":"k"}', 'null'])
  })

  test('an equality between the two events gives a look-up, either way round; anything else none', () => {
    expect(lookUpOf('event.data.id == async.data.ref', event)).toEqual({ path: 'data.ref', value: 'x1' })
    expect(lookUpOf('async.data.ref == event.data.id', event)).toEqual({ path: 'data.ref', value: 'x1' })
    expect(lookUpOf('event.data.id == async.data.ref && async.data.n > 1', event)).toBeNull()
    expect(lookUpOf('async.data.a == async.data.b', event)).toBeNull()
    expect(lookUpOf(null, event)).toBeNull()
  })
})
