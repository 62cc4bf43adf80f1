import 'server-only'
import { cookies } from 'next/headers'
import { sha256Hex } from '@/lib/platform/crypto'
import { consumeAttempt } from './attempts'
import { dropChallenge } from './challenges/spend'
import { COOKIES } from './cookies'

/**
 * Ends what somebody proved in this browser without signing in by it: a password whose sign-in was left there, a code of
 * « mot de passe oublié ». Whoever uses the computer next finds none of it. Costs no query when there is nothing.
 */
export async function forgetUnderWay(): Promise<void> {
  await forget(COOKIES.names.attempt, consumeAttempt)
  await forget(COOKIES.names.recovery, dropChallenge)
}

async function forget(name: string, end: (id: string) => Promise<unknown>): Promise<void> {
  const jar = await cookies()
  const token = jar.get(name)?.value
  if (!token) return
  await end(await sha256Hex(token))
  jar.set(name, '', { ...COOKIES.options, maxAge: 0 })
}
