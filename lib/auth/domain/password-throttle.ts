const SECOND = 1000
const MAX_DELAY = 15 * 60 * SECOND

/** identity.md §5.3. Tries by account, wrong passwords by address; `insistence` is what is still checked beyond. */
export const PASSWORD_LIMITS = {
  account: { max: 10, windowSeconds: 300 },
  insistence: { max: 10, windowSeconds: 300 },
  addressFailures: { max: 30, windowSeconds: 900 },
  blockedChecks: { max: 3, windowSeconds: 86_400 },
} as const

/** Wrong passwords in a row that block the password of an account until it is reset. */
export const BLOCKED_AT = 100

/** Wait before a right password is accepted again, in milliseconds: none below five failures, then doubling. */
export const delayAfter = (failures: number): number =>
  failures < 5 ? 0 : Math.min(2 ** (failures - 4) * SECOND, MAX_DELAY)

/** Posts of a password or of a code, by address. */
export const PASSWORD_ATTEMPTS = { name: 'sign-in', max: 60, windowSeconds: 60 } as const
