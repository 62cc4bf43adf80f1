import { charactersFrom } from '@/lib/platform/codes/domain/code'

/** Recovery codes: 12 characters of the alphabet of codes (60 bits), shown XXXX-XXXX-XXXX, used once. Pure. */
export const RECOVERY_CODE_COUNT = 10

/** `bytes` are 12 random bytes. */
export function recoveryCode(bytes: Uint8Array): string {
  const text = charactersFrom(bytes.subarray(0, 12))
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}
