const DAY = 86_400

/**
 * identity.md §5.3. What strangers get wrong costs strangers: tries are counted by address on one account, then by all the
 * addresses together. A browser that the account knows has a count of its own, as long as it does not fail too often.
 */
export const PASSWORD_LIMITS = {
  /** Of one stranger on one account, or of one known browser. Beyond, a right password is told to wait. */
  own: [
    { name: 'minute', max: 5, windowSeconds: 60 },
    { name: 'five-minutes', max: 10, windowSeconds: 300 },
  ],
  /** What is still checked beyond, so that the owner can be told to wait. */
  insistence: { max: 10, windowSeconds: 300 },
  /** Of all strangers on one account: two addresses do not use it up. */
  strangers: { max: 60, windowSeconds: 300 },
  /** Of one stranger on an account that is under attack: an address that never tried still gets in. */
  wary: { max: 3, windowSeconds: DAY },
  /** Wrong passwords since the last right one after which a known browser is a stranger again. */
  knownBrowser: { max: 20, windowSeconds: 30 * DAY },
  /** Accounts with a wrong password, by address. */
  addressFailures: { max: 30, windowSeconds: 900 },
} as const

/** Wrong passwords in a row that put an account on its guard, for a day after the last one. Nothing closes it for good. */
export const WARY_AT = 100

/** Whether an account is on its guard: strangers are rarely checked. Pure. */
export const isWary = (failures: number, lastFailedAt: Date | null, now: Date): boolean =>
  failures >= WARY_AT && lastFailedAt !== null && now.getTime() - lastFailedAt.getTime() < DAY * 1000

/** Posts of a password, by address: each costs a hash. */
export const PASSWORD_ATTEMPTS = { name: 'sign-in', max: 60, windowSeconds: 60 } as const
/** Posts that cost little, by address: a whole computer room activates at once. */
export const LIGHT_POSTS = { name: 'light-posts', max: 600, windowSeconds: 60 } as const
