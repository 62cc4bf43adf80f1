/** National numbers with their keys (formats.md §4). Pure. */

const UAI_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const INE_LETTERS = 'ABCDEFGHJK'

/** Seven digits → UAI with its letter: 990012 → `0990012X`. */
export function uaiOf(digits: number): string {
  return String(digits).padStart(7, '0') + (UAI_LETTERS[digits % 23] ?? '')
}

/** Nine digits → INE of the RNIE, whose two letters are 97 − (n mod 97) written with A = 0 … K = 9. */
export function ineOf(digits: number): string {
  const key = 97 - (digits % 97)
  return String(digits).padStart(9, '0') + (INE_LETTERS[Math.floor(key / 10)] ?? '') + (INE_LETTERS[key % 10] ?? '')
}
