const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/**
 * The instant that a time string of the SDK names, seen from `now`: ISO (`2026-11-23T07:00:00.000Z`) or a duration
 * (`1d2h30m10s`; empty = at once). Throws on anything else.
 */
export function instantOf(text: string, now: Date): Date {
  if (/^\d{4}-\d\d-\d\d/.test(text)) {
    const instant = new Date(text)
    if (Number.isNaN(instant.getTime())) throw new Error(`Invalid instant: ${text}`)
    return instant
  }
  if (!/^(\d+(ms|[smhdw]))*$/.test(text)) throw new Error(`Invalid duration: ${text}`)
  const parts = [...text.matchAll(/(\d+)(ms|[smhdw])/g)]
  const total = parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS], 0)
  return new Date(now.getTime() + total)
}

/** A Retry-After header, in seconds or as a date; null without one. */
export function retryAfterOf(header: string | null | undefined, now: Date): Date | null {
  if (!header) return null
  if (/^\d+$/.test(header)) return new Date(now.getTime() + Number(header) * 1000)
  const instant = new Date(header)
  return Number.isNaN(instant.getTime()) ? null : instant
}

const BACK_OFF_SECONDS = [10, 30, 60, 120, 300, 600, 1200, 3600, 7200]

/** Milliseconds before the next attempt, `attempt` counting from 0; `random` in [0, 1) adds up to a quarter. */
export function backOff(attempt: number, random: number): number {
  const seconds = BACK_OFF_SECONDS[Math.min(attempt, BACK_OFF_SECONDS.length - 1)] ?? 10
  return Math.round(seconds * 1000 * (1 + random / 4))
}
