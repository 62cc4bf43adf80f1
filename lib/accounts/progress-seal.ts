import 'server-only'
import { COOKIES } from '@/lib/auth/cookies'
import { realNow } from '@/lib/platform/clock'
import { fromBase64Url, seal, toBase64Url, unseal } from '@/lib/platform/crypto'
import type { CivilDate } from '@/lib/platform/dates'

/** What one browser has done of an activation: sealed in a cookie, never in an address. */
export type Progress =
  | { step: 'date'; code: string }
  /**
   * Code and date of birth were right: the code itself is no longer needed. `shown`: couples that the person was shown, null
   * until then. `accountId`: of who was signed in.
   */
  | { step: 'account'; codeId: string; shown: string[] | null; notMine: string[]; accountId?: string }
  /** Both were right, and the code is not usable yet (`usableFrom` null: only a night is missing). */
  | LaterCode

export type ProvedCode = Extract<Progress, { step: 'account' }>

export type LaterCode = {
  step: 'later'
  code: string
  codeId: string
  usableFrom: CivilDate | null
  /** Somebody keeps it on this device until that instant, in milliseconds; null when it goes with the rest. */
  keptUntil: number | null
}

export const isKept = (progress: Progress | null): progress is LaterCode & { keptUntil: number } =>
  progress?.step === 'later' && typeof progress.keptUntil === 'number'

/** What one account proved is never another's, nor a new account's, on a computer that many use; null when it is not theirs. */
export const provedFor = (progress: Progress | null, accountId: string | null): ProvedCode | null =>
  progress?.step === 'account' && (progress.accountId === undefined || progress.accountId === accountId)
    ? progress
    : null

export const PROGRESS_COOKIE = `${COOKIES.options.secure ? '__Host-' : ''}passerelle.activation`
const PROGRESS_SECONDS = 30 * 60
const KEPT_SECONDS = 14 * 86_400

/** The end of the keeping of a code that begins now: using it meanwhile neither shortens nor prolongs it. */
export const keptUntilFromNow = (): number => realNow().getTime() + KEPT_SECONDS * 1000

export const secondsOf = (progress: Progress): number =>
  isKept(progress) ? Math.ceil((progress.keptUntil - realNow().getTime()) / 1000) : PROGRESS_SECONDS

const CONTEXT = 'activation-progress'

export async function sealProgress(progress: Progress): Promise<string> {
  const expires = realNow().getTime() + secondsOf(progress) * 1000
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
