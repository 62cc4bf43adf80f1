import { describe, expect, test } from 'vitest'
import { backOff, instantOf, retryAfterOf } from '@/lib/jobs/engine/durations'

const now = new Date('2026-11-23T07:00:00.000Z')
const after = (text: string) => instantOf(text, now).getTime() - now.getTime()

describe('time strings of the SDK', () => {
  test.each([
    ['1s', 1000],
    ['2h30m10s', 9_010_000],
    ['1w1d', 691_200_000],
    ['500ms', 500],
    ['', 0],
  ])('« %s » is %i ms', (text, milliseconds) => expect(after(text)).toBe(milliseconds))

  test('an instant is itself, even past', () =>
    expect(instantOf('2026-11-22T00:00:00.000Z', now).toISOString()).toBe('2026-11-22T00:00:00.000Z'))

  test.each(['1y', 'soon', '-1s', '2026-99-99T00:00:00Z'])('refuses « %s »', (text) =>
    expect(() => instantOf(text, now)).toThrow(),
  )
})

describe('Retry-After', () => {
  test('seconds, a date, or nothing', () => {
    expect(retryAfterOf('90', now)?.toISOString()).toBe('2026-11-23T07:01:30.000Z')
    expect(retryAfterOf('2026-11-23T08:00:00.000Z', now)?.toISOString()).toBe('2026-11-23T08:00:00.000Z')
    expect([retryAfterOf(undefined, now), retryAfterOf('later', now)]).toEqual([null, null])
  })
})

describe('back-off', () => {
  test('grows from ten seconds to two hours, then stays', () => {
    const delays = Array.from({ length: 12 }, (_, attempt) => backOff(attempt, 0))
    expect(delays[0]).toBe(10_000)
    expect(delays.every((delay, index) => index === 0 || delay >= (delays[index - 1] ?? 0))).toBe(true)
    expect(delays.at(-1)).toBe(7_200_000)
  })

  test('never more than a quarter of jitter', () => expect(backOff(0, 0.999)).toBeLessThan(12_500))
})
