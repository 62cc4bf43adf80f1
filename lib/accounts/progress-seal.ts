import 'server-only'
import { COOKIES } from '@/lib/auth/cookies'
import { realNow } from '@/lib/platform/clock'
import { fromBase64Url, seal, toBase64Url, unseal } from '@/lib/platform/crypto'

/** What one browser has done of an activation: sealed in a cookie, never in an address, for half an hour. */
export type Progress =
  | { step: 'date'; code: string }
  /** Code and date of birth were right: the code itself is no longer needed. */
  | { step: 'account'; codeId: string; notMine: string[]; childrenSeen: boolean }

export const PROGRESS_COOKIE = `${COOKIES.options.secure ? '__Host-' : ''}passerelle.activation`
export const PROGRESS_SECONDS = 30 * 60
const CONTEXT = 'activation-progress'

export async function sealProgress(progress: Progress): Promise<string> {
  const expires = realNow().getTime() + PROGRESS_SECONDS * 1000
  return toBase64Url(await seal(JSON.stringify({ ...progress, expires }), CONTEXT))
}

/** Null when it is too old or was not sealed by us. */
export async function unsealProgress(value: string): Promise<Progress | null> {
  try {
    const progress = JSON.parse(await unseal(fromBase64Url(value), CONTEXT)) as Progress & { expires: number }
    return progress.expires > realNow().getTime() ? progress : null
  } catch {
    return null
  }
}
