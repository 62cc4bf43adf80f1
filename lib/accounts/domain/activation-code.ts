/** Activation codes (README, decision 3): 12 random characters and one check character by ISO 7064 hybrid MOD 33,32. Pure. */

export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 13

export const CODE_MESSAGES = {
  empty: 'Saisissez votre code.',
  short: 'Il manque un caractère à votre code. Comparez avec votre courrier.',
  shorter: 'Il manque des caractères à votre code. Comparez avec votre courrier.',
  long: 'Votre code a trop de caractères. Il en compte 13.',
  wrong: 'Vérifiez le code : un caractère semble faux',
} as const

export type CodeCheck = { ok: true; code: string } | { ok: false; message: string }

/** What a person typed → characters to compare. Case and separators do not count; O→0, I and L→1; nothing else is changed. */
export const normaliseCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** Refuses a mistyped code before any look-up: it reveals nothing and costs no try. `code` is the 13 characters. */
export function checkCode(text: string): CodeCheck {
  const code = normaliseCode(text)
  const missing = CODE_LENGTH - code.length
  if (code === '') return { ok: false, message: CODE_MESSAGES.empty }
  if (missing > 0) return { ok: false, message: missing === 1 ? CODE_MESSAGES.short : CODE_MESSAGES.shorter }
  if (missing < 0) return { ok: false, message: CODE_MESSAGES.long }
  return code.at(-1) === checkCharacter(code.slice(0, -1))
    ? { ok: true, code }
    : { ok: false, message: CODE_MESSAGES.wrong }
}

/** « 07UY - 87W - 7V7 - S61 » (TS-20). */
export const formatCode = (code: string): string =>
  `${code.slice(0, 4)} - ${code.slice(4, 7)} - ${code.slice(7, 10)} - ${code.slice(10)}`

/** « 07UY - ••• - ••• - S61 »: what is left of a code whose copy was wiped. */
export const maskCode = (first4: string, last3: string): string => `${first4} - ••• - ••• - ${last3}`

/** 12 random bytes → a code. 256 is a multiple of 32: no character is favoured. */
export function codeFromBytes(bytes: Uint8Array): string {
  const data = Array.from(bytes.subarray(0, CODE_LENGTH - 1), (byte) => CODE_ALPHABET.charAt(byte & 31)).join('')
  return data + checkCharacter(data)
}

/** Check character of the 12 others; '' when one of them is outside the alphabet. */
export function checkCharacter(data: string): string {
  const values = Array.from(data, (character) => CODE_ALPHABET.indexOf(character))
  return values.includes(-1) ? '' : CODE_ALPHABET.charAt(hybridCheck(values, CODE_ALPHABET.length))
}

/** ISO 7064 hybrid system MOD size + 1, size: value of the check character that closes `values`. */
export function hybridCheck(values: readonly number[], size: number): number {
  const product = values.reduce((previous, value) => (((previous + value) % size || size) * 2) % (size + 1), size)
  return (size + 1 - product) % size
}
