import { expect, test } from 'vitest'
import { type Taken, waitFor, windowAt } from '@/lib/platform/rate-window'

const MINUTE = 60_000

const isAllowed = (now: number, limit: { max: number; windowSeconds: number }, { current, previous }: Taken) =>
  current + 1 + previous * windowAt(now, limit).share <= limit.max + 1e-9

/** What is taken, seen from a later instant. */
function takenAt(then: number, from: number, limit: { windowSeconds: number; max: number }, taken: Taken): Taken {
  const windows = (windowAt(then, limit).start - windowAt(from, limit).start) / windowAt(from, limit).size
  if (windows === 0) return taken
  return windows === 1 ? { current: 0, previous: taken.current } : { current: 0, previous: 0 }
}

test.each([
  [{ max: 1, windowSeconds: 60 }, 0, { current: 1, previous: 0 }],
  [{ max: 1, windowSeconds: 60 }, 10, { current: 0, previous: 1 }],
  [{ max: 5, windowSeconds: 900 }, 30, { current: 5, previous: 0 }],
  [{ max: 5, windowSeconds: 900 }, 30, { current: 3, previous: 5 }],
  [{ max: 5, windowSeconds: 900 }, 899, { current: 5, previous: 5 }],
  [{ max: 30, windowSeconds: 3600 }, 1800, { current: 25, previous: 30 }],
])(
  '%j, %d s after the window began, %j taken: allowed after the wait that is told, not before',
  (limit, after, taken) => {
    const now = 1_000_000 * limit.windowSeconds * 1000 + after * 1000
    expect(isAllowed(now, limit, taken)).toBe(false)
    const wait = waitFor(now, limit, taken)
    const at = (seconds: number) => now + seconds * 1000
    expect(isAllowed(at(wait), limit, takenAt(at(wait), now, limit, taken))).toBe(true)
    if (wait > 1) expect(isAllowed(at(wait - 1), limit, takenAt(at(wait - 1), now, limit, taken))).toBe(false)
  },
)

test('one try a minute waits a minute at most two: never for ever', () => {
  const limit = { max: 1, windowSeconds: 60 }
  expect(waitFor(10 * MINUTE + 1000, limit, { current: 1, previous: 0 })).toBe(119)
  expect(waitFor(11 * MINUTE, limit, { current: 0, previous: 1 })).toBe(60)
})
