/** A code sent to an address to prove that one reads it (identity.md §5.3, §5.5). Pure. */

/** Of one browser. */
export const CHALLENGE_TRIES = 5
/** Of all the browsers that share a code: beyond, it is closed. */
export const CODE_TRIES = 50
/** How long a code is shared by those who ask; each of them then has the minutes of its purpose to type it. */
export const CODE_LIFE_MS = 3_600_000
/** Asked again by the same browser within this time: one message, one code. */
export const SAME_ASKING_MS = 60_000

/** What was typed → six digits; null when it is something else. Spaces and dashes do not count. */
export function readDigits(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/** Above this, a draw would favour some codes: it is thrown away. */
const LAST_FAIR = Math.floor(2 ** 32 / 1_000_000) * 1_000_000

/** Six digits, all equally likely, from a source of 32-bit numbers. */
export function drawDigits(next: () => number): string {
  let drawn = next()
  while (drawn >= LAST_FAIR) drawn = next()
  return String(drawn % 1_000_000).padStart(6, '0')
}

/** Comparison form of an address. */
export const emailKey = (email: string): string => email.normalize('NFC').trim().toLowerCase()

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0)
  return difference === 0
}
