import 'server-only'
import { keyedHash, seal, unseal } from '@/lib/platform/crypto'

/** How a code is kept (docs/adr/0003): a keyed look-up, and a copy that only its own row can open. */

/** HMAC-SHA-256 of the 13 characters. */
export const codeLookup = (code: string) => keyedHash('activation-code', code)

/** AES-256-GCM copy bound to the row's id. */
export const sealCode = (code: string, codeId: string) => seal(code, `activation-code:${codeId}`)

export const unsealCode = (encrypted: Uint8Array, codeId: string) => unseal(encrypted, `activation-code:${codeId}`)
