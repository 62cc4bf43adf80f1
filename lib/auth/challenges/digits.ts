import 'server-only'
import { keyedHash, seal, unseal } from '@/lib/platform/crypto'

const contextOf = (challengeId: string): string => `challenge:${challengeId}`

/** How the six digits of a challenge are kept: a keyed hash and a copy to send, both bound to its row. */
export const hashOfDigits = (digits: string, challengeId: string) => keyedHash(contextOf(challengeId), digits)
export const sealDigits = (digits: string, challengeId: string) => seal(digits, contextOf(challengeId))
export const unsealDigits = (sealed: Uint8Array, challengeId: string) => unseal(sealed, contextOf(challengeId))
