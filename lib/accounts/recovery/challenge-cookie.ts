import 'server-only'
import { cookies } from 'next/headers'
import { type FoundChallenge, findChallenge } from '@/lib/auth/challenges/find'
import { COOKIES } from '@/lib/auth/cookies'
import { sha256Hex } from '@/lib/platform/crypto'
import { RECOVERY_MINUTES } from './challenge-purposes'

/** Binds a challenge to this browser: its code is typed here and nowhere else. */
function challengeCookie(name: string) {
  const set = async (value: string, maxAge: number) => {
    const jar = await cookies()
    jar.set(name, value, { ...COOKIES.options, maxAge })
  }
  return {
    bind: (token: string): Promise<void> => set(token, 2 * RECOVERY_MINUTES * 60),
    /** The challenge of this browser, proved or not; null when there is none, or when it is used or too old. */
    async read(): Promise<FoundChallenge | null> {
      const token = (await cookies()).get(name)?.value
      return token ? findChallenge(await sha256Hex(token)) : null
    },
    forget: (): Promise<void> => set('', 0),
  }
}

/** « Identifiant oublié », « mot de passe oublié »: forgotten with each session that begins or ends (lib/auth/under-way). */
export const recoveryChallenge = challengeCookie(COOKIES.names.recovery)
/** A new address of somebody who is signed in. */
export const emailChallenge = challengeCookie(COOKIES.names.newEmail)
