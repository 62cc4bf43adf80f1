/** RFC 5321: longer ones are refused on the way. */
const LONGEST = 254
const LONGEST_LOCAL = 64

/** RFC 5322 dot-atom, in ASCII: relays refuse accents before the @. */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
/** Of any alphabet, without what one cannot see. */
const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u
const LAST_LABEL = /^(?:\p{L}{2,}|xn--[a-z0-9-]+)$/iu

/** An address that a relay can be asked to carry: the one rule of imports, forms and sendings. */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const labels = text.slice(at + 1).split('.')
  return (
    text.length <= LONGEST &&
    at > 0 &&
    at <= LONGEST_LOCAL &&
    LOCAL.test(text.slice(0, at)) &&
    labels.length > 1 &&
    labels.every((label) => DOMAIN_LABEL.test(label)) &&
    LAST_LABEL.test(labels.at(-1) ?? '')
  )
}

/** What is written in a file → the address, without the separators that follow it in a list; null when it is none. */
export function readEmailAddress(text: string): string | null {
  const address = text.trim().replace(/[\s;,]+$/, '')
  return isEmailAddress(address) ? address : null
}
