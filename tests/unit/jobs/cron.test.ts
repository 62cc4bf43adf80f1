import { describe, expect, test } from 'vitest'
import { nextInstant } from '@/lib/jobs/engine/cron'

const series = (expression: string, from: string, count: number) => {
  let at = new Date(from)
  return Array.from({ length: count }, () => {
    at = nextInstant(expression, at) ?? at
    return at.toISOString()
  })
}

describe('schedules', () => {
  test('follow the clock of their zone in winter and in summer', () => {
    expect(series('TZ=Europe/Paris 30 3 * * *', '2026-11-23T00:00:00Z', 1)).toEqual(['2026-11-23T02:30:00.000Z'])
    expect(series('TZ=Europe/Paris 30 3 * * *', '2026-07-01T00:00:00Z', 1)).toEqual(['2026-07-01T01:30:00.000Z'])
  })

  test('without a zone are in UTC', () =>
    expect(series('0 6 * * 1', '2026-11-23T06:00:00Z', 1)).toEqual(['2026-11-30T06:00:00.000Z']))

  test('the instant itself is past: the next one is strictly after', () =>
    expect(series('*/15 * * * *', '2026-11-23T06:15:00Z', 2)).toEqual([
      '2026-11-23T06:30:00.000Z',
      '2026-11-23T06:45:00.000Z',
    ]))

  test('a time that the change to summer time skips fires once, at the change', () =>
    expect(series('TZ=Europe/Paris 30 2 * * *', '2027-03-27T12:00:00Z', 2)).toEqual([
      '2027-03-28T01:00:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ]))

  test('a time that the change to winter time repeats fires once', () =>
    expect(series('TZ=Europe/Paris 30 2 * * *', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]))

  test('an hourly schedule loses no hour and gains none on the days of change', () => {
    expect(series('TZ=Europe/Paris 0 * * * *', '2026-10-25T00:00:00Z', 24).at(-1)).toBe('2026-10-26T00:00:00.000Z')
    expect(series('TZ=Europe/Paris 0 * * * *', '2027-03-28T00:00:00Z', 24).at(-1)).toBe('2027-03-29T00:00:00.000Z')
  })

  test('29 February waits for its year; 30 February never comes', () => {
    expect(series('0 0 29 2 *', '2026-11-23T00:00:00Z', 1)).toEqual(['2028-02-29T00:00:00.000Z'])
    expect(nextInstant('0 0 30 2 *', new Date('2026-11-23T00:00:00Z'))).toBeNull()
  })

  test.each(['99 * * * *', '* * * *', 'TZ=Europe/Nowhere 0 3 * * *', '0 0 3 * * *'])('refuses « %s »', (expression) =>
    expect(() => nextInstant(expression, new Date('2026-11-23T00:00:00Z'))).toThrow(),
  )
})
