/**
 * Codes that people copy from paper (README, decision 3): 12 random characters and one check character by ISO 7064 hybrid
 * MOD 33,32. Pure.
 */

export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 13

/** What a person typed → characters to compare. Case and separators do not count; O→0, I and L→1; nothing else is changed. */
export const normaliseCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** « 07UY - 87W - 7V7 - S61 » (TS-20). */
export const formatCode = (code: string): string =>
  `${code.slice(0, 4)} - ${code.slice(4, 7)} - ${code.slice(7, 10)} - ${code.slice(10)}`

/** « 07UY - ••• - ••• - S61 »: what is left of a code whose copy was wiped. */
export const maskCode = (first4: string, last3: string): string => `${first4} - ••• - ••• - ${last3}`

/** One character for each random byte. 256 is a multiple of 32: no character is favoured. */
export const charactersFrom = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => CODE_ALPHABET.charAt(byte & 31)).join('')

/** 12 random bytes → a code. */
export function codeFromBytes(bytes: Uint8Array): string {
  const data = charactersFrom(bytes.subarray(0, CODE_LENGTH - 1))
  return data + checkCharacter(data)
}

/** Whether the last of the characters closes the others. */
export const closes = (code: string): boolean => code.at(-1) === checkCharacter(code.slice(0, -1))

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
