import 'server-only'
import { cookies } from 'next/headers'
import { COOKIES } from '@/lib/auth/cookies'
import { PROGRESS_COOKIE, type Progress, sealProgress, secondsOf, unsealProgress } from './progress-seal'

export async function saveProgress(progress: Progress): Promise<void> {
  const value = await sealProgress(progress)
  const jar = await cookies()
  jar.set(PROGRESS_COOKIE, value, { ...COOKIES.options, maxAge: secondsOf(progress) })
}

/** Null when there is none, or when it is too old or was not sealed by us. */
export async function readProgress(): Promise<Progress | null> {
  const value = (await cookies()).get(PROGRESS_COOKIE)?.value
  return value ? unsealProgress(value) : null
}

export async function forgetProgress(): Promise<void> {
  const jar = await cookies()
  jar.set(PROGRESS_COOKIE, '', { ...COOKIES.options, maxAge: 0 })
}
