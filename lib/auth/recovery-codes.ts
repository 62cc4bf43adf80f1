import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { realNow } from '@/lib/platform/clock'
import { normaliseCode } from '@/lib/platform/codes/domain/code'
import { keyedHash } from '@/lib/platform/crypto'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { takeToken } from '@/lib/platform/rate-limit'
import type { Actor } from './actor'
import { RECOVERY_CODE_COUNT, recoveryCode } from './domain/recovery-code'
import { FACTOR } from './messages'
import { revokeSessions } from './revoke'
import { tellOwner } from './security-notices'

const LIMIT = { max: 5, windowSeconds: 900 }
const hashOf = (accountId: string, code: string) => keyedHash('recovery-code', `${accountId}:${normaliseCode(code)}`)

/** Ten new codes, shown this once; the old ones die in the same transaction. */
export async function renewRecoveryCodes(tx: Tx, actor: Actor & { id: string }): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODE_COUNT }, () =>
    recoveryCode(crypto.getRandomValues(new Uint8Array(12))),
  )
  const hashes = await Promise.all(codes.map((code) => hashOf(actor.id, code)))
  await tx.recoveryCode.deleteMany({ where: { accountId: actor.id } })
  await tx.$executeRaw`
    insert into recovery_code (account_id, hash) select ${actor.id}::uuid, unnest(${hashes}::bytea[])`
  await recordAudit(tx, actor, { action: 'totp.recovery-codes-renewed' })
  return codes
}

/** Uses one code, once. Throws a Refusal when it is wrong or was used; returns how many are left. */
export async function spendRecoveryCode(actor: Actor & { id: string }, code: string): Promise<number> {
  const token = await takeToken(`recovery-code:${actor.id}`, LIMIT)
  if (!token.allowed) throw new Refusal('TOO_MANY_ATTEMPTS', FACTOR.tooManyRecovery)
  const hash = await hashOf(actor.id, code)
  return db.$transaction(async (tx) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: { accountId: actor.id, hash, usedAt: null },
      data: { usedAt: realNow() },
    })
    if (count === 0) throw new Refusal('REJECTED', FACTOR.wrongRecovery)
    await recordAudit(tx, actor, { action: 'totp.recovery-code-used' })
    return tx.recoveryCode.count({ where: { accountId: actor.id, usedAt: null } })
  })
}

/** As `renewRecoveryCodes`, in a transaction of its own. */
export const renewOwnRecoveryCodes = (actor: Actor & { id: string }): Promise<string[]> =>
  db.$transaction(async (tx) => {
    await tellOwner(tx, { accountId: actor.id, change: 'RECOVERY_CODES_RENEWED' })
    const kept = { session: 'sessionId' in actor ? actor.sessionId : undefined }
    await revokeSessions(tx, actor, { accountId: actor.id, kept, reason: 'totp-changed' })
    return renewRecoveryCodes(tx, actor)
  })

/** Codes that still open something. */
export const countRecoveryCodes = (accountId: string): Promise<number> =>
  db.recoveryCode.count({ where: { accountId, usedAt: null } })
