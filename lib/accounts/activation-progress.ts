import 'server-only'
import { cookies } from 'next/headers'
import { COOKIES } from '@/lib/auth/cookies'
import type { NotYetUsable } from './not-yet-usable'
import {
  isKept,
  PROGRESS_COOKIE,
  type Progress,
  type ProvedCode,
  provedFor,
  sealProgress,
  secondsOf,
  unsealProgress,
} from './progress-seal'

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

/** A code that was proved in this browser, for whoever is signed in, or nobody yet (`provedFor`). */
export const readProved = async (accountId: string | null): Promise<ProvedCode | null> =>
  provedFor(await readProgress(), accountId)

/** A code that is right, and too early: kept as long as it was, if somebody keeps it on this device. */
export async function saveLater(code: string, { codeId, usableFrom }: NotYetUsable): Promise<void> {
  const progress = await readProgress()
  const keptUntil = isKept(progress) && progress.code === code ? progress.keptUntil : null
  await saveProgress({ step: 'later', code, codeId, usableFrom, keptUntil })
}

/** At the end of a session: what was under way goes with it, but for a code that somebody keeps on their device. */
export async function forgetUnkept(): Promise<void> {
  const progress = await readProgress()
  if (progress && !isKept(progress)) await forgetProgress()
}

export async function forgetProgress(): Promise<void> {
  const jar = await cookies()
  jar.set(PROGRESS_COOKIE, '', { ...COOKIES.options, maxAge: 0 })
}
