import 'server-only'
import { cookies } from 'next/headers'
import { type FoundChallenge, findChallenge } from '@/lib/auth/challenges/find'
import { COOKIES } from '@/lib/auth/cookies'
import { sha256Hex } from '@/lib/platform/crypto'
import { RECOVERY_MINUTES } from './challenge-purposes'

const NAME = `${COOKIES.options.secure ? '__Host-' : ''}passerelle.oubli`

/** Binds a challenge to this browser: its code is typed here and nowhere else. */
export async function bindChallenge(token: string): Promise<void> {
  const jar = await cookies()
  jar.set(NAME, token, { ...COOKIES.options, maxAge: 2 * RECOVERY_MINUTES * 60 })
}

/** The challenge of this browser, proved or not; null when there is none, or when it is used or too old. */
export async function readChallenge(): Promise<FoundChallenge | null> {
  const token = (await cookies()).get(NAME)?.value
  return token ? findChallenge(await sha256Hex(token)) : null
}

export async function forgetChallenge(): Promise<void> {
  const jar = await cookies()
  jar.set(NAME, '', { ...COOKIES.options, maxAge: 0 })
}
