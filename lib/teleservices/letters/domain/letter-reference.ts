/** Print reference of a letter: division, then the running number of the school (« 1G3-0147 »). */
export function letterReference(division: string | null, number: number): string {
  const name = (division ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '') || 'X'
  return `${name}-${String(number).padStart(4, '0')}`
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Reference of the coupon: the letter's, plus two characters that betray a typing mistake (« 1G3-0147-R6 »). */
export const couponReference = (reference: string): string => `${reference}-${checkOf(reference)}`

/** The letter's reference in what was typed (any case, spaces), or null when the two check characters do not agree. */
export function readCouponReference(text: string): string | null {
  const typed = text.toUpperCase().replace(/\s+/g, '')
  const match = typed.match(/^([A-Z0-9]+-\d{4,9})-([0-9A-Z]{2})$/)
  if (!match?.[1] || match[2] !== checkOf(match[1])) return null
  return match[1]
}

// 997 is prime and above 32: one wrong character or two swapped neighbours always change the remainder.
function checkOf(reference: string): string {
  let remainder = 0
  for (const char of reference) remainder = (remainder * 37 + (char.codePointAt(0) ?? 0)) % 997
  return `${ALPHABET[Math.floor(remainder / 32)]}${ALPHABET[remainder % 32]}`
}
