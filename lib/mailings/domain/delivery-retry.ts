const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Waits between two tries of an e-mail that nobody accepted: « essayez plus tard », a relay that does not answer. */
const WAITS = [2 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE] as const

/** Milliseconds before the next try, after `attempts` failed ones; null when it is given up. */
export const waitAfter = (attempts: number): number | null => WAITS[attempts - 1] ?? null

/** How long one process may hold an e-mail before another takes it over. */
export const LEASE_MS = 2 * MINUTE
