import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { changeEmail } from '@/lib/accounts/recovery/commands/change-email'
import { confirmEnrolment, startEnrolment } from '@/lib/auth/enrolment'
import { renewOwnRecoveryCodes } from '@/lib/auth/recovery-codes'
import type { SignedInActor } from '@/lib/auth/session'
import { removeFactor } from '@/lib/auth/totp'
import { wakeForgottenBatches } from '@/lib/mailings/jobs/resume-batches'
import { localMailer } from '@/lib/notifications/local-mailbox'
import { type Mailer, MailRefused, MailUnavailable, MailUncertain } from '@/lib/notifications/outcomes'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/password'
import { buildAccount, buildGuardianship, buildSchool, buildStaff } from '@/prisma/seed/builders'
import { createFamilySession, familyActor } from '../../support/actors'
import { hurryMessage, sendMessage } from '../../support/messages'

const PASSWORD = 'tulipe lampe gare nuage'
const address = () => `${randomUUID()}@famille.example`

async function person(email: string | null = address()) {
  const passwordHash = await hashPassword('ancien mot de passe oublié')
  const account = await buildAccount({ username: `Nora.${randomUUID()}`, email, passwordHash })
  const actor = { ...familyActor({ id: account.id }), sessionId: 'none' }
  return { account, actor, email: email ?? '' }
}

const waiting = (accountId: string) =>
  db.securityNotice.findMany({
    where: { accountId },
    orderBy: { id: 'asc' },
    select: { id: true, change: true, email: true },
  })
const sendAll = async (accountId: string, through: Mailer = localMailer) => {
  const outcomes = []
  for (const { id } of await waiting(accountId)) outcomes.push((await sendMessage(keyOf(id), through)).state)
  return outcomes
}
const keyOf = (noticeId: string) => `security-notice-${noticeId}`
const received = (to: string) =>
  db.localMessage.findMany({ where: { to }, orderBy: { id: 'asc' }, select: { subject: true, text: true, html: true } })
const mailerThat = (send: Mailer['send']): Mailer => ({ ...localMailer, send })

describe('who is told', () => {
  test('[TS-19] another address: the one that is left; the rows keep no address', async () => {
    const { account, actor, email } = await person()
    const chosen = address()
    await changeEmail(actor, { email: ` ${chosen} ` })
    expect(await sendAll(account.id)).toEqual(['ACCEPTED'])
    expect((await received(email)).map(({ subject }) => subject)).toEqual(['L’adresse de votre compte a changé'])
    expect(await received(chosen)).toEqual([])
    expect(await waiting(account.id)).toEqual([])
  })

  test('[TS-19] a first address, an address removed, the same one again: only who is concerned', async () => {
    const { account, actor } = await person(null)
    const chosen = address()
    for (const email of [chosen, chosen, '']) await changeEmail(actor, { email })
    expect((await waiting(account.id)).map(({ change, email }) => [change, email])).toEqual([['EMAIL_LEFT', chosen]])
    await changePassword(actor as SignedInActor, { password: PASSWORD })
    expect(await waiting(account.id)).toHaveLength(1)
  })

  test('ten changes of address a day: the eleventh writes to nobody', async () => {
    const { account, actor } = await person()
    for (let n = 0; n < 10; n++) await changeEmail(actor, { email: address() })
    const before = await waiting(account.id)
    await expect(changeEmail(actor, { email: address() })).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    expect(await waiting(account.id)).toEqual(before)
  })

  test('two changes at once each tell the address that they really replaced', async () => {
    const { account, actor, email } = await person()
    const [one, two] = [address(), address()]
    await Promise.all([one, two].map((chosen) => changeEmail(actor, { email: chosen })))
    const last = (await db.account.findUniqueOrThrow({ where: { id: account.id } })).email
    const left = (await waiting(account.id)).filter(({ change }) => change === 'EMAIL_LEFT')
    expect(left.map((notice) => notice.email).sort()).toEqual([email, last === one ? two : one].sort())
  })

  test('a changed password, with the school to call and without the password', async () => {
    const { account, actor, email } = await person()
    const school = await buildSchool({ name: `Collège ${randomUUID()}` })
    const { id: guardianshipId } = await buildGuardianship({ schoolId: school.id })
    const usableFrom = new Date('2026-09-01')
    await db.access.create({
      data: { accountId: account.id, schoolId: school.id, guardianshipId, route: 'CODE', usableFrom },
    })
    await changePassword(actor as SignedInActor, { password: PASSWORD })
    expect(await sendAll(account.id)).toEqual(['ACCEPTED'])
    const [mail, ...others] = await received(email)
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Votre mot de passe a changé')
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain(school.name)
      expect(body).toContain('/connexion/oubli/mot-de-passe')
      expect(body).not.toContain(PASSWORD)
    }
  })

  test('the second factor of staff: added, its codes renewed, removed', async () => {
    const { account } = await buildStaff()
    const email = address()
    await db.account.update({ where: { id: account.id }, data: { email } })
    const actor = { kind: 'entering', id: account.id, ipPrefix: null } as const
    const holder = {
      accountId: account.id,
      session: (await createFamilySession(db, { accountId: account.id })).sessionId,
    }
    const enrolment = await startEnrolment(holder)
    const code = new TOTP({ secret: Secret.fromBase32(enrolment?.secret ?? '') }).generate()
    const codes = [...(await confirmEnrolment(actor, holder, code)), ...(await renewOwnRecoveryCodes(actor))]
    await removeFactor(actor)
    await removeFactor(actor)
    expect((await waiting(account.id)).map(({ change }) => change)).toEqual([
      'FACTOR_ADDED',
      'RECOVERY_CODES_RENEWED',
      'FACTOR_REMOVED',
    ])
    await sendAll(account.id)
    const text = (await received(email)).map((mail) => mail.text).join('\n')
    for (const secret of [code, enrolment?.secret, ...codes]) expect(text).not.toContain(secret)
  })

  test('a change that is undone tells nobody; the event and the message name a row and nothing else', async () => {
    const { account, actor } = await person()
    await expect(changePassword(actor as SignedInActor, { password: 'court' })).rejects.toThrow()
    expect(await waiting(account.id)).toEqual([])
    await changePassword(actor as SignedInActor, { password: PASSWORD })
    const [notice] = await waiting(account.id)
    const batch = await db.notificationBatch.findFirstOrThrow({
      where: { requestKey: keyOf(notice?.id ?? '') },
      include: { deliveries: true },
    })
    expect(batch).toMatchObject({ criteria: {}, deliveries: [{ recipient: { noticeId: notice?.id } }] })
    expect(await db.$queryRaw`select data from job_event where id = ${`message-${batch.id}`}`).toEqual([
      { data: { batchId: batch.id } },
    ])
  })
})

describe('the message leaves once', () => {
  async function changed() {
    const { account, actor, email } = await person()
    await changePassword(actor as SignedInActor, { password: PASSWORD })
    const [notice] = await waiting(account.id)
    return { accountId: account.id, id: notice?.id ?? '', email }
  }

  test('killed after the mailbox took it: started again, one message, and the row is gone', async () => {
    const { accountId, id, email } = await changed()
    const dying = mailerThat(async (mail) => {
      await localMailer.send(mail)
      throw new MailUnavailable('killed')
    })
    expect((await sendMessage(keyOf(id), dying)).state).toBe('PLANNED')
    expect(await waiting(accountId)).toHaveLength(1)
    await hurryMessage(keyOf(id))
    for (let time = 0; time < 2; time++) expect((await sendMessage(keyOf(id))).state).toBe('ACCEPTED')
    expect(await received(email)).toHaveLength(1)
    expect(await waiting(accountId)).toEqual([])
  })

  test('kept while the relay is away; given up when the address is refused or the relay falls silent', async () => {
    const outcomes = []
    for (const error of [new MailUnavailable('away'), new MailRefused('550'), new MailUncertain('silence')]) {
      const { accountId, id } = await changed()
      const refusing = mailerThat(() => Promise.reject(error))
      outcomes.push([(await sendMessage(keyOf(id), refusing)).state, (await waiting(accountId)).length])
    }
    expect(outcomes).toEqual([
      ['PLANNED', 1],
      ['FAILED', 0],
      ['UNCERTAIN', 0],
    ])
  })

  test('what nobody took up is woken by the sweep, once a window; what is under way is left', async () => {
    const [recent, late] = [await changed(), await changed()]
    const key = keyOf(late.id)
    await db.notificationBatch.updateMany({
      where: { requestKey: key },
      data: { startedAt: new Date(Date.now() - 3_600_000) },
    })
    for (let time = 0; time < 2; time++) await wakeForgottenBatches()
    const eventsOf = async (requestKey: string) => {
      const { id } = await db.notificationBatch.findFirstOrThrow({ where: { requestKey }, select: { id: true } })
      return db.$queryRaw<unknown[]>`select name from job_event where data->>'batchId' = ${id}`
    }
    expect(await eventsOf(keyOf(recent.id))).toEqual([{ name: 'mailings/message.asked' }])
    expect(await eventsOf(key)).toEqual([{ name: 'mailings/message.asked' }, { name: 'mailings/message.asked' }])
  })
})
