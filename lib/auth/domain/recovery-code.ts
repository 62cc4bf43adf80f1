/** Recovery codes: 12 characters of Crockford's alphabet (60 bits), shown XXXX-XXXX-XXXX, used once. Pure. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const RECOVERY_CODE_COUNT = 10

/** `bytes` are 12 random bytes; 256 is a multiple of 32, so every character is as likely. */
export function recoveryCode(bytes: Uint8Array): string {
  const text = Array.from(bytes.slice(0, 12), (byte) => ALPHABET[byte % 32]).join('')
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}

/** What was typed, as the twelve characters that were hashed: case and separators are free, O reads 0, I and L read 1. */
export const normaliseRecoveryCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
