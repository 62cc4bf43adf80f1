import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { beforeEach, describe, expect, test } from 'vitest'
import { confirmEnrolment, type EnrolmentHolder, startEnrolment } from '@/lib/auth/enrolment'
import { FACTOR, SIGN_IN } from '@/lib/auth/messages'
import { renewOwnRecoveryCodes, spendRecoveryCode } from '@/lib/auth/recovery-codes'
import { checkTotp, removeFactor, unlockTotp } from '@/lib/auth/totp'
import { unseal } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { buildStaff } from '@/prisma/seed/builders'
import { createFamilySession } from '@/tests/support/actors'

const STEP = 30_000
type Entering = { kind: 'entering'; id: string; ipPrefix: null }
let actor: Entering
let holder: EnrolmentHolder

beforeEach(async () => {
  await db.rateBucket.deleteMany()
  actor = { kind: 'entering', id: (await buildStaff()).account.id, ipPrefix: null }
  holder = await attemptOf(actor.id)
})

/** A sign-in under way, after the password. */
async function attemptOf(accountId: string): Promise<EnrolmentHolder> {
  const { epoch } = await db.account.findUniqueOrThrow({ where: { id: accountId } })
  const data = { id: randomUUID(), accountId, epoch, amr: ['pwd'], expiresAt: new Date(Date.now() + 600_000) }
  return { accountId, attempt: (await db.authAttempt.create({ data })).id }
}
async function sessionOf(accountId: string): Promise<EnrolmentHolder> {
  return { accountId, session: (await createFamilySession(db, { accountId })).sessionId }
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Refusal ? error.message : Promise.reject(error)),
  )

async function secretOf(accountId: string): Promise<string> {
  const factor = await db.totpFactor.findUniqueOrThrow({ where: { accountId } })
  return unseal(factor.secret, accountId)
}
/** Code of the step at that distance from now. */
const codeAt = async (distance: number) => codeOf(await secretOf(actor.id), distance)
const codeOf = (secret: string, distance = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + distance * STEP })
/** What the page of that sign-in or session shows. */
const shown = async (to = holder) => (await startEnrolment(to))?.secret ?? ''
async function enrolled(): Promise<string[]> {
  return confirmEnrolment(actor, holder, codeOf(await shown(), -1))
}

describe('enrolment', () => {
  test('shows the same secret until a right code confirms it, and never again', async () => {
    const first = await startEnrolment(holder)
    expect(await startEnrolment(holder)).toEqual(first)
    expect(first?.uri).toMatch(/^otpauth:\/\/totp\/Passerelle:/)
    expect(Secret.fromBase32(first?.secret ?? '').bytes).toHaveLength(20)
    expect(await refusal(confirmEnrolment(actor, holder, '000000'))).toBe(FACTOR.wrong)
    expect(await confirmEnrolment(actor, holder, codeOf(first?.secret ?? ''))).toHaveLength(10)
    expect(await startEnrolment(holder)).toBeNull()
    expect(await refusal(confirmEnrolment(actor, holder, await codeAt(1)))).toBe(FACTOR.wrong)
  })

  test('keeps the secret sealed, and leaves a trace without it', async () => {
    const secret = await shown()
    const pending = await db.authAttempt.findMany({ where: { accountId: actor.id } })
    await confirmEnrolment(actor, holder, codeOf(secret))
    const row = await db.totpFactor.findUniqueOrThrow({ where: { accountId: actor.id } })
    for (const sealed of [pending[0]?.pendingSecret, row.secret])
      expect(Buffer.from(sealed ?? []).toString('latin1')).not.toContain(secret)
    const trace = await db.auditEvent.findMany({ where: { actorId: actor.id } })
    expect(trace.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['totp.enrolled', 'totp.recovery-codes-renewed']),
    )
    expect(JSON.stringify(trace)).not.toContain(secret)
  })

  test.each([
    ['sign-in', attemptOf],
    ['session', sessionOf],
  ])(
    '[XC-14] the secret seen by a stranger in another %s is not the owner’s, and never passes',
    async (_, holderOf) => {
      const stranger = await holderOf(actor.id)
      const [seen, own] = [await shown(stranger), await shown()]
      expect(seen).not.toBe(own)
      await confirmEnrolment(actor, holder, codeOf(own))
      expect(await secretOf(actor.id)).toBe(own)
      expect(await refusal(checkTotp(actor.id, codeOf(seen, 1)))).toBe(FACTOR.wrong)
      expect(await refusal(confirmEnrolment(actor, stranger, codeOf(seen, 1)))).not.toBe('accepted')
      expect(await secretOf(actor.id)).toBe(own)
    },
  )

  test('an unconfirmed secret does not sign in; five tries on it spend nothing of another sign-in', async () => {
    const [stranger, secret] = [await attemptOf(actor.id), await shown()]
    expect(await refusal(checkTotp(actor.id, codeOf(secret)))).toBe(FACTOR.wrong)
    await shown(stranger)
    for (let index = 0; index < 5; index++) await refusal(confirmEnrolment(actor, stranger, '000000'))
    expect(await refusal(confirmEnrolment(actor, stranger, '000000'))).toBe(FACTOR.tooMany)
    expect(await refusal(confirmEnrolment(actor, holder, codeOf(secret)))).toBe('accepted')
  })

  test('a sign-in that died between the page and the code enrols nothing', async () => {
    const secret = await shown()
    await db.account.update({ where: { id: actor.id }, data: { epoch: { increment: 1 } } })
    expect(await refusal(confirmEnrolment(actor, holder, codeOf(secret)))).toBe(SIGN_IN.tooLate)
    expect(await db.totpFactor.count({ where: { accountId: actor.id } })).toBe(0)
  })
})

describe('code of the application', () => {
  test('is accepted once: neither twice, nor an older one after it', async () => {
    await enrolled()
    const code = await codeAt(1)
    expect(await refusal(checkTotp(actor.id, code))).toBe('accepted')
    expect(await refusal(checkTotp(actor.id, code))).toBe(FACTOR.reused)
    expect(await refusal(checkTotp(actor.id, await codeAt(0)))).toBe(FACTOR.reused)
  })

  test('two requests with one code: one passes', async () => {
    await enrolled()
    const code = await codeAt(0)
    const answers = await Promise.all([1, 2, 3].map(() => refusal(checkTotp(actor.id, code))))
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
  })

  test('is refused two steps away', async () => {
    await enrolled()
    expect(await refusal(checkTotp(actor.id, await codeAt(3)))).toBe(FACTOR.wrong)
  })

  test('five wrong in a quarter of an hour: the right one waits too', async () => {
    await enrolled()
    for (let index = 0; index < 5; index++) await refusal(checkTotp(actor.id, '000000'))
    expect(await refusal(checkTotp(actor.id, await codeAt(0)))).toBe(FACTOR.tooMany)
  })

  test('twenty wrong in a day lock the factor; a recovery code unlocks it', async () => {
    const [code = ''] = await enrolled()
    for (let index = 0; index < 20; index++) {
      await db.rateBucket.deleteMany({ where: { key: `totp:${actor.id}` } })
      await refusal(checkTotp(actor.id, '000000'))
    }
    expect(await refusal(checkTotp(actor.id, await codeAt(0)))).toBe(FACTOR.locked)
    await db.rateBucket.deleteMany()
    expect(await refusal(checkTotp(actor.id, await codeAt(0)))).toBe(FACTOR.locked)
    await spendRecoveryCode(actor, code)
    await unlockTotp(actor.id)
    expect(await refusal(checkTotp(actor.id, await codeAt(0)))).toBe('accepted')
  })
})

describe('recovery codes', () => {
  test('open once, whatever the typing, and are counted down', async () => {
    const [first = '', second = ''] = await enrolled()
    expect(await spendRecoveryCode(actor, first.toLowerCase().replaceAll('-', ''))).toBe(9)
    expect(await refusal(spendRecoveryCode(actor, first))).toBe(FACTOR.wrongRecovery)
    expect(await spendRecoveryCode(actor, second)).toBe(8)
    expect(await db.auditEvent.count({ where: { actorId: actor.id, action: 'totp.recovery-code-used' } })).toBe(2)
  })

  test('used twice at once, one passes', async () => {
    const [code = ''] = await enrolled()
    const answers = await Promise.all([1, 2].map(() => refusal(spendRecoveryCode(actor, code))))
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
  })

  test('are stored hashed, and those of another account open nothing', async () => {
    const [code = ''] = await enrolled()
    const rows = await db.recoveryCode.findMany({ where: { accountId: actor.id } })
    expect(rows).toHaveLength(10)
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
    const other = { ...actor, id: (await buildStaff()).account.id }
    expect(await refusal(spendRecoveryCode(other, code))).toBe(FACTOR.wrongRecovery)
  })

  test('die when they are renewed', async () => {
    const [old = ''] = await enrolled()
    const [fresh = ''] = await renewOwnRecoveryCodes(actor)
    expect(await refusal(spendRecoveryCode(actor, old))).toBe(FACTOR.wrongRecovery)
    expect(await spendRecoveryCode(actor, fresh)).toBe(9)
  })

  test('die with the application, which can then be enrolled again', async () => {
    const [old = ''] = await enrolled()
    expect(await removeFactor(actor)).toBe(true)
    expect(await refusal(spendRecoveryCode(actor, old))).toBe(FACTOR.wrongRecovery)
    expect(await startEnrolment(await attemptOf(actor.id))).not.toBeNull()
    expect(await removeFactor(actor)).toBe(false)
  })
})
