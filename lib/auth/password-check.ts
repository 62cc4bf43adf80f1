import 'server-only'
import { realNow } from '@/lib/platform/clock'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/errors'
import { hashPassword, isOutdatedHash, verifyNothing, verifyPassword } from '@/lib/platform/password'
import { countSubject } from './address-limits'
import { isWary, PASSWORD_LIMITS } from './domain/password-throttle'
import { SIGN_IN, tooManyFromHere, waitMessage } from './messages'
import { identifyTrier, takeTurn, trustAgain } from './password-turns'

export type PasswordTry = {
  /** Comparison form of the username. */
  usernameKey: string
  password: string
  /** Client's address, for the limits. */
  address: string
  /** Tells whether this browser already signed in with that account: its tries are counted apart. */
  knownDevice?: (accountId: string) => Promise<string | null>
  /** What a wrong password answers, where no username is asked for. */
  wrong?: string
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
 * Account of a username and its password, and the epoch of both. Throws a Refusal: the same one for an unknown username, a
 * wrong password or too many tries; what is blocked is said only after a right password (identity.md §5.3, §5.4).
 */
export async function checkPasswordOf(attempt: PasswordTry): Promise<{ accountId: string; epoch: number }> {
  const { usernameKey, address, password } = attempt
  const tried = await countSubject(ADDRESS_FAILURES, address, await sha256Hex(usernameKey))
  if (!tried.allowed) throw new Refusal('TOO_MANY_ATTEMPTS', tooManyFromHere(tried.retryAfterSeconds))
  const candidate = await findCandidate(usernameKey)
  const device = candidate ? ((await attempt.knownDevice?.(candidate.id)) ?? null) : null
  const trier = await identifyTrier(usernameKey, address, device)
  const turn = await takeTurn(
    trier,
    candidate !== null && isWary(candidate.failures, candidate.last_failed_at, realNow()),
  )
  const account = await matching(turn.checked ? candidate : null, password)
  if (!account) return refuseTry(attempt, turn.checked)
  await tried.giveBack()
  await turn.giveBack()
  refuseClosed(account)
  if (turn.wait > 0) throw new Refusal('TOO_MANY_ATTEMPTS', waitMessage(turn.wait * 1000))
  await trustAgain(trier)
  await forgetFailures(account, password)
  return { accountId: account.id, epoch: account.epoch }
}

async function findCandidate(usernameKey: string): Promise<Candidate | null> {
  const rows = await db.$queryRaw<Candidate[]>`
    select a.id, a.status, c.password_hash, c.failures, c.last_failed_at, a.epoch
    from account a join credential c on c.account_id = a.id
    where a.username_key = ${usernameKey} and (not a.demonstration or ${env.DEMO}::boolean)`
  return rows[0] ?? null
}

/** Same work, same words, whether the account exists or not, and whether it was checked or not. */
async function matching(candidate: Candidate | null, password: string): Promise<Candidate | null> {
  const right = await (candidate ? verifyPassword(candidate.password_hash, password) : verifyNothing(password))
  return right ? candidate : null
}

async function refuseTry({ usernameKey, wrong = SIGN_IN.wrong }: PasswordTry, counted: boolean): Promise<never> {
  await db.$executeRaw`
    update credential c set failures = c.failures + 1, last_failed_at = ${realNow()}
    from account a where a.id = c.account_id and a.username_key = ${usernameKey} and ${counted}`
  throw new Refusal('REJECTED', wrong)
}

function refuseClosed({ status }: Candidate): void {
  if (status !== 'ACTIVE') throw new Refusal('CLOSED', status === 'DISABLED' ? SIGN_IN.disabled : SIGN_IN.blocked)
}

async function forgetFailures({ id, password_hash, failures }: Candidate, password: string): Promise<void> {
  const outdated = isOutdatedHash(password_hash)
  if (failures === 0 && !outdated) return
  // The hash that was checked, and no other: a change made meanwhile is not undone.
  await db.credential.updateMany({
    where: { accountId: id, passwordHash: password_hash },
    data: { failures: 0, lastFailedAt: null, ...(outdated && { passwordHash: await hashPassword(password) }) },
  })
}
