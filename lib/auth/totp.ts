import 'server-only'
import { Secret, TOTP } from 'otpauth'
import { recordAudit } from '@/lib/audit/record'
import { realNow } from '@/lib/platform/clock'
import { unseal } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { clearLimit, takeToken } from '@/lib/platform/rate-limit'
import type { Actor } from './actor'
import { FACTOR } from './messages'
import { revokeSessions } from './revoke'
import { tellOwner } from './security-notices'

/** RFC 6238: SHA-1, six digits, 30 seconds, one step of tolerance. */
const PERIOD = 30
export const TOTP_LIMITS = { quarter: { max: 5, windowSeconds: 900 }, day: { max: 20, windowSeconds: 86_400 } } as const

const limitKeys = (accountId: string) => ({ quarter: `totp:${accountId}`, day: `totp-day:${accountId}` })
/** The generator of an application, as it reads it; `label` names the account there. */
export const generator = (secret: string, label = '') =>
  new TOTP({ issuer: 'Passerelle', label, secret: Secret.fromBase32(secret), period: PERIOD })

/** Step of a right code, one of tolerance on each side; null for a wrong one. Spaces do not count. */
export function stepOf(secret: string, code: string): number | null {
  const now = realNow().getTime()
  const delta = generator(secret).validate({ token: code.replace(/\s/g, ''), timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta
}

/** Accepts a code of the account's factor, once. Throws a Refusal for a wrong, reused or over-tried one. */
export async function checkTotp(accountId: string, code: string): Promise<void> {
  const factor = await db.totpFactor.findUnique({ where: { accountId }, select: { secret: true, lockedAt: true } })
  if (!factor) throw new Refusal('REJECTED', FACTOR.wrong)
  if (factor.lockedAt) throw new Refusal('TOO_MANY_ATTEMPTS', FACTOR.locked)
  await takeTry(accountId)
  const step = stepOf(await unseal(factor.secret, accountId), code)
  if (step === null) throw new Refusal('REJECTED', FACTOR.wrong)
  if (!(await spendStep(accountId, step))) throw new Refusal('REJECTED', FACTOR.reused)
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
  if (!(await takeToken(keys.day, TOTP_LIMITS.day)).allowed) {
    await db.totpFactor.updateMany({ where: { accountId }, data: { lockedAt: realNow() } })
    throw new Refusal('TOO_MANY_ATTEMPTS', FACTOR.locked)
  }
  if (!(await takeToken(keys.quarter, TOTP_LIMITS.quarter)).allowed)
    throw new Refusal('TOO_MANY_ATTEMPTS', FACTOR.tooMany)
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
    const { count } = await tx.totpFactor.deleteMany({ where: { accountId: actor.id } })
    if (count === 0) return false
    await tx.recoveryCode.deleteMany({ where: { accountId: actor.id } })
    await recordAudit(tx, actor, { action: 'totp.removed' })
    await tellOwner(tx, { accountId: actor.id, change: 'FACTOR_REMOVED' })
    const session = 'sessionId' in actor ? actor.sessionId : undefined
    await revokeSessions(tx, actor, { accountId: actor.id, kept: { session }, reason: 'totp-changed' })
    return true
  })
