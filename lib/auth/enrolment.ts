import 'server-only'
import { Secret } from 'otpauth'
import { recordAudit } from '@/lib/audit/record'
import { realNow } from '@/lib/platform/clock'
import { seal, unseal } from '@/lib/platform/crypto'
import { db, type Tx } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { takeToken } from '@/lib/platform/rate-limit'
import type { Actor } from './actor'
import { FACTOR, SIGN_IN } from './messages'
import { renewRecoveryCodes } from './recovery-codes'
import { revokeSessions } from './revoke'
import { tellOwner } from './security-notices'
import { generator, stepOf, TOTP_LIMITS } from './totp'

/** What shows a secret and alone may confirm it: a sign-in under way or a session, with its account. */
export type EnrolmentHolder = { accountId: string } & ({ attempt: string } | { session: string })
export type Enrolment = { secret: string; uri: string }

const contextOf = (holder: EnrolmentHolder): string =>
  'attempt' in holder ? `enrolment:attempt:${holder.attempt}` : `enrolment:session:${holder.session}`

/**
 * Secret to enrol, the same one as long as this sign-in or this session has not confirmed it, and nobody else's: whoever
 * reads it here learns nothing of what the owner enrols elsewhere. Null when the account has a factor, or it is too late.
 */
export async function startEnrolment(holder: EnrolmentHolder): Promise<Enrolment | null> {
  const account = await db.account.findUniqueOrThrow({
    where: { id: holder.accountId },
    select: { username: true, totpFactor: { select: { accountId: true } } },
  })
  if (account.totpFactor) return null
  const kept = await keepSecret(holder, await seal(new Secret({ size: 20 }).base32, contextOf(holder)))
  if (!kept) return null
  const secret = await unseal(kept, contextOf(holder))
  return { secret, uri: generator(secret, account.username).toString() }
}

/** Turns the factor on with a first right code; returns the recovery codes, shown this once. Throws a Refusal. */
export async function confirmEnrolment(
  actor: Actor & { id: string },
  holder: EnrolmentHolder,
  code: string,
): Promise<string[]> {
  const pending = await findSecret(holder)
  if (!pending) throw new Refusal('REJECTED', FACTOR.wrong)
  const tries = await takeToken(`totp-${contextOf(holder)}`, TOTP_LIMITS.quarter)
  if (!tries.allowed) throw new Refusal('TOO_MANY_ATTEMPTS', FACTOR.tooMany)
  const secret = await unseal(pending, contextOf(holder))
  const step = stepOf(secret, code)
  if (step === null) throw new Refusal('REJECTED', FACTOR.wrong)
  const factor = { secret: await seal(secret, holder.accountId), lastStep: step, confirmedAt: realNow() }
  return db.$transaction(async (tx) => {
    const { count } = await tx.totpFactor.createMany({
      data: { accountId: holder.accountId, ...factor },
      skipDuplicates: true,
    })
    if (count === 0) throw new Refusal('CONFLICT', 'Votre application est déjà enregistrée.')
    await recordAudit(tx, actor, { action: 'totp.enrolled' })
    await tellOwner(tx, { accountId: actor.id, change: 'FACTOR_ADDED' })
    await revokeSessions(tx, actor, { accountId: actor.id, kept: holder, reason: 'totp-changed' })
    // The epoch has just moved under a lock: what did not follow was dead already.
    if (!(await forgetSecret(tx, holder))) throw new Refusal('EXPIRED', SIGN_IN.tooLate)
    return renewRecoveryCodes(tx, actor)
  })
}

type Kept = { secret: Uint8Array<ArrayBuffer> | null }

async function keepSecret(holder: EnrolmentHolder, fresh: Uint8Array<ArrayBuffer>) {
  const [row] = await ('attempt' in holder
    ? db.$queryRaw<Kept[]>`
        update auth_attempt set pending_secret = coalesce(pending_secret, ${fresh})
        where id = ${holder.attempt} and account_id = ${holder.accountId}::uuid and used_at is null
        returning pending_secret as secret`
    : db.$queryRaw<Kept[]>`
        update session set pending_secret = coalesce(pending_secret, ${fresh})
        where id = ${holder.session} and account_id = ${holder.accountId}::uuid and revoked_at is null
        returning pending_secret as secret`)
  return row?.secret
}

async function findSecret(holder: EnrolmentHolder) {
  const { accountId } = holder
  const select = { pendingSecret: true } as const
  const row =
    'attempt' in holder
      ? await db.authAttempt.findUnique({ where: { id: holder.attempt, accountId }, select })
      : await db.session.findUnique({ where: { id: holder.session, accountId }, select })
  return row?.pendingSecret
}

async function forgetSecret(tx: Tx, holder: EnrolmentHolder): Promise<boolean> {
  const changed = await ('attempt' in holder
    ? tx.$executeRaw`
        update auth_attempt t set pending_secret = null from account a
        where t.id = ${holder.attempt} and a.id = t.account_id and a.epoch = t.epoch and t.used_at is null`
    : tx.$executeRaw`
        update session s set pending_secret = null from account a
        where s.id = ${holder.session} and a.id = s.account_id and a.epoch = s.epoch and s.revoked_at is null`)
  return changed === 1
}
