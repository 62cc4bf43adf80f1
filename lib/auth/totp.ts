import 'server-only'
import { Secret, TOTP } from 'otpauth'
import { recordAudit } from '@/lib/audit/record'
import { realNow } from '@/lib/platform/clock'
import { seal, unseal } from '@/lib/platform/crypto'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { clearLimit, takeToken } from '@/lib/platform/rate-limit'
import type { Actor } from './actor'
import { FACTOR } from './messages'
import { renewRecoveryCodes } from './recovery-codes'
import { revokeSessions } from './revoke'
import { tellOwner } from './security-notices'

/** RFC 6238: SHA-1, six digits, 30 seconds, one step of tolerance. */
const PERIOD = 30
const LIMITS = { quarter: { max: 5, windowSeconds: 900 }, day: { max: 20, windowSeconds: 86_400 } } as const

const limitKeys = (accountId: string) => ({ quarter: `totp:${accountId}`, day: `totp-day:${accountId}` })
const generator = (secret: string, label = '') =>
  new TOTP({ issuer: 'Passerelle', label, secret: Secret.fromBase32(secret), period: PERIOD })

export type Enrolment = { secret: string; uri: string }

/** Secret to enrol, the same one as long as it is not confirmed; null when a confirmed factor exists. */
export async function startEnrolment(accountId: string): Promise<Enrolment | null> {
  const fresh = await seal(new Secret({ size: 20 }).base32, accountId)
  const factor = await db.totpFactor.upsert({
    where: { accountId },
    create: { accountId, secret: fresh },
    update: {},
    select: { secret: true, confirmedAt: true, account: { select: { username: true } } },
  })
  if (factor.confirmedAt) return null
  const secret = await unseal(factor.secret, accountId)
  return { secret, uri: generator(secret, factor.account.username).toString() }
}

/** Turns the factor on with a first right code; returns the recovery codes, shown this once. */
export async function confirmEnrolment(
  actor: Actor & { id: string },
  code: string,
  attemptId?: string,
): Promise<string[]> {
  await acceptCode(actor.id, code, false)
  return db.$transaction(async (tx) => {
    const { count } = await tx.totpFactor.updateMany({
      where: { accountId: actor.id, confirmedAt: null },
      data: { confirmedAt: realNow() },
    })
    if (count === 0) throw new Refusal('CONFLICT', 'Votre application est déjà enregistrée.')
    await recordAudit(tx, actor, { action: 'totp.enrolled' })
    await tellOwner(tx, { accountId: actor.id, change: 'FACTOR_ADDED' })
    await endOthers(tx, actor, attemptId)
    return renewRecoveryCodes(tx, actor)
  })
}

/** Accepts a code of a confirmed factor, once. Throws a Refusal for a wrong, reused or over-tried one. */
export const checkTotp = (accountId: string, code: string): Promise<void> => acceptCode(accountId, code, true)

async function acceptCode(accountId: string, code: string, confirmed: boolean): Promise<void> {
  const factor = await db.totpFactor.findUnique({
    where: { accountId },
    select: { secret: true, confirmedAt: true, lockedAt: true },
  })
  if (!factor || (factor.confirmedAt !== null) !== confirmed) throw new Refusal('REJECTED', FACTOR.wrong)
  if (factor.lockedAt) throw new Refusal('TOO_MANY_ATTEMPTS', FACTOR.locked)
  await takeTry(accountId)
  const now = realNow().getTime()
  const token = code.replace(/\s/g, '')
  const delta = generator(await unseal(factor.secret, accountId)).validate({ token, timestamp: now, window: 1 })
  if (delta === null) throw new Refusal('REJECTED', FACTOR.wrong)
  if (!(await spendStep(accountId, Math.floor(now / 1000 / PERIOD) + delta)))
    throw new Refusal('REJECTED', FACTOR.reused)
  await clearTries(accountId)
}

/** The last step accepted only grows: two requests with one code cannot both pass. */
async function spendStep(accountId: string, step: number): Promise<boolean> {
  const { count } = await db.totpFactor.updateMany({
    where: { accountId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  })
  return count === 1
}

async function takeTry(accountId: string): Promise<void> {
  const keys = limitKeys(accountId)
  if (!(await takeToken(keys.day, LIMITS.day)).allowed) {
    await db.totpFactor.updateMany({ where: { accountId }, data: { lockedAt: realNow() } })
    throw new Refusal('TOO_MANY_ATTEMPTS', FACTOR.locked)
  }
  if (!(await takeToken(keys.quarter, LIMITS.quarter)).allowed) throw new Refusal('TOO_MANY_ATTEMPTS', FACTOR.tooMany)
}

async function clearTries(accountId: string): Promise<void> {
  const keys = limitKeys(accountId)
  await clearLimit(keys.quarter)
  await clearLimit(keys.day)
}

/** A recovery code was right: the lock of the application is lifted. */
export async function unlockTotp(accountId: string): Promise<void> {
  await clearTries(accountId)
  await db.totpFactor.updateMany({ where: { accountId, lockedAt: { not: null } }, data: { lockedAt: null } })
}

/** Takes the application and its recovery codes away, to enrol another one; false when there was none. */
export const removeFactor = (actor: Actor & { id: string }): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const { count } = await tx.totpFactor.deleteMany({ where: { accountId: actor.id, confirmedAt: { not: null } } })
    if (count === 0) return false
    await tx.recoveryCode.deleteMany({ where: { accountId: actor.id } })
    await recordAudit(tx, actor, { action: 'totp.removed' })
    await tellOwner(tx, { accountId: actor.id, change: 'FACTOR_REMOVED' })
    await endOthers(tx, actor)
    return true
  })

/** Another way of signing in: what lives by the former one ends, but who made the change. */
async function endOthers(tx: Tx, actor: Actor & { id: string }, attempt?: string): Promise<void> {
  const session = 'sessionId' in actor ? actor.sessionId : undefined
  await revokeSessions(tx, actor, { accountId: actor.id, kept: { session, attempt }, reason: 'totp-changed' })
}
