import 'server-only'
import { keyedHash, seal, unseal } from '../crypto'

/**
 * How codes of one purpose are kept (docs/adr/0003): a keyed look-up, HMAC-SHA-256 of the characters, and an AES-256-GCM
 * copy bound to the id of its row. The same code of another purpose has neither the same look-up nor the same copy.
 */
export const sealedCodes = (purpose: string) => ({
  lookup: (code: string) => keyedHash(purpose, code),
  seal: (code: string, id: string) => seal(code, `${purpose}:${id}`),
  unseal: (encrypted: Uint8Array, id: string) => unseal(encrypted, `${purpose}:${id}`),
})
