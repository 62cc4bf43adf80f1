import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/errors'
import { hashPassword, isOutdatedHash, verifyNothing, verifyPassword } from '@/lib/platform/password'
import { takeToken } from '@/lib/platform/rate-limit'
import { plural } from '@/lib/platform/text'
import { countTry } from './address-limits'
import { BLOCKED_AT, delayAfter, PASSWORD_LIMITS } from './domain/password-throttle'
import { SIGN_IN, waitMessage } from './messages'

export type PasswordTry = {
  /** Comparison form of the username. */
  usernameKey: string
  password: string
  /** Client's address, for the limits. */
  address: string
  /** Tells whether this browser already signed in with that account: its tries are counted apart. */
  knownDevice?: (accountId: string) => Promise<string | null>
}

type Candidate = {
  id: string
  status: 'ACTIVE' | 'BLOCKED' | 'DISABLED'
  password_hash: string
  failures: number
  last_failed_at: Date | null
  epoch: number
}

const ADDRESS_FAILURES = { name: 'password-failures', ...PASSWORD_LIMITS.addressFailures }

/**
 * Account of a username and its password, and the epoch of both. Throws a Refusal: the same one for an unknown username, a wrong password or
 * too many tries; what is blocked is said only after a right password (identity.md §5.3, §5.4).
 */
export async function checkPasswordOf(attempt: PasswordTry): Promise<{ accountId: string; epoch: number }> {
  const tried = await countTry([ADDRESS_FAILURES], attempt.address)
  if (!tried.allowed) throw tooManyFromHere(tried.retryAfterSeconds)
  const candidate = await findCandidate(attempt.usernameKey)
  const device = candidate ? ((await attempt.knownDevice?.(candidate.id)) ?? null) : null
  const scope = device ?? (await sha256Hex(attempt.usernameKey)).slice(0, 32)
  const recent = await takeToken(`password:${scope}`, PASSWORD_LIMITS.account)
  if (!(await mayBeChecked(candidate, device, scope, recent.allowed)) || !(await isRight(candidate, attempt.password)))
    return refuseTry(attempt)
  await tried.giveBack()
  const account = candidate as Candidate
  // Strangers who try an account do not lock it for the browsers that its owner already used.
  const counted = device ? { ...account, failures: 0 } : account
  refuseClosed(counted)
  refuseThrottled(counted, recent)
  await forgetFailures(account, attempt.password)
  return { accountId: account.id, epoch: account.epoch }
}

async function findCandidate(usernameKey: string): Promise<Candidate | null> {
  const rows = await db.$queryRaw<Candidate[]>`
    select a.id, a.status, c.password_hash, c.failures, c.last_failed_at, a.epoch
    from account a join credential c on c.account_id = a.id
    where a.username_key = ${usernameKey} and (not a.demonstration or ${env.DEMO}::boolean)`
  return rows[0] ?? null
}

/** Beyond the limits a right password would no longer be told from a wrong one: nothing is checked at all. */
async function mayBeChecked(candidate: Candidate | null, device: string | null, scope: string, recent: boolean) {
  if (!recent && !(await takeToken(`password-more:${scope}`, PASSWORD_LIMITS.insistence)).allowed) return false
  if (!candidate || device || candidate.failures < BLOCKED_AT) return true
  return (await takeToken(`password-blocked:${scope}`, PASSWORD_LIMITS.blockedChecks)).allowed
}

const isRight = (candidate: Candidate | null, password: string): Promise<boolean> =>
  candidate ? verifyPassword(candidate.password_hash, password) : verifyNothing(password)

/** Same work, same words, whether the account exists or not. */
async function refuseTry({ usernameKey }: PasswordTry): Promise<never> {
  await db.$executeRaw`
    update credential c set failures = c.failures + 1, last_failed_at = ${realNow()}
    from account a where a.id = c.account_id and a.username_key = ${usernameKey}`
  throw new Refusal('REJECTED', SIGN_IN.wrong)
}

function refuseClosed({ status, failures }: Candidate): void {
  if (status !== 'ACTIVE') throw new Refusal('CLOSED', status === 'DISABLED' ? SIGN_IN.disabled : SIGN_IN.blocked)
  if (failures >= BLOCKED_AT) throw new Refusal('CLOSED', SIGN_IN.blocked)
}

function refuseThrottled(
  { failures, last_failed_at }: Candidate,
  recent: { allowed: boolean; retryAfterSeconds: number },
): void {
  const until = (last_failed_at?.getTime() ?? 0) + delayAfter(failures)
  const wait = Math.max(until - realNow().getTime(), recent.retryAfterSeconds * 1000)
  if (wait > 0) throw new Refusal('TOO_MANY_ATTEMPTS', waitMessage(wait))
}

async function forgetFailures({ id, password_hash, failures }: Candidate, password: string): Promise<void> {
  const outdated = isOutdatedHash(password_hash)
  if (failures === 0 && !outdated) return
  await db.credential.update({
    where: { accountId: id },
    data: { failures: 0, lastFailedAt: null, ...(outdated && { passwordHash: await hashPassword(password) }) },
    select: { accountId: true },
  })
}

const tooManyFromHere = (seconds: number) =>
  new Refusal(
    'TOO_MANY_ATTEMPTS',
    `Trop d’essais depuis votre réseau. Réessayez dans ${plural(Math.ceil(seconds / 60), 'minute')}.`,
  )
