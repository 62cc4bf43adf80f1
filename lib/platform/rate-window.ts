export type Limit = { max: number; windowSeconds: number }

/** Tokens taken in the window under way and in the one before it, at an instant in milliseconds. */
export type Taken = { current: number; previous: number }

/** The window under way, and what is left in it of the one before, from 1 to 0. */
export function windowAt(now: number, { windowSeconds }: Limit): { size: number; start: number; share: number } {
  const size = windowSeconds * 1000
  const start = Math.floor(now / size) * size
  return { size, start, share: 1 - (now - start) / size }
}

/**
 * Seconds until a token can be taken if nobody takes one meanwhile: the window slides, so that tokens come back one after
 * the other, and not all at its end. At least 1.
 */
export function waitFor(now: number, limit: Limit, { current, previous }: Taken): number {
  const { size, start } = windowAt(now, limit)
  const free = limit.max - 1
  const at =
    current <= free
      ? start + size * (1 - (free - current) / previous)
      : start + size + size * Math.max(0, 1 - free / current)
  return Math.max(1, Math.ceil((at - now) / 1000))
}
