import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { type AskChallenge, askChallenge } from '@/lib/accounts/recovery/commands/ask-challenge'
import { changeEmail } from '@/lib/accounts/recovery/commands/change-email'
import { proveChallenge } from '@/lib/accounts/recovery/commands/prove-challenge'
import { resetPassword } from '@/lib/accounts/recovery/commands/reset-password'
import { RECOVERY } from '@/lib/accounts/recovery/messages'
import { listReminded } from '@/lib/accounts/recovery/queries/list-reminded'
import { findChallenge } from '@/lib/auth/challenges/find'
import type { SignedInActor } from '@/lib/auth/session'
import { localMailer } from '@/lib/notifications/local-mailbox'
import { type Mailer, MailRefused, MailUnavailable } from '@/lib/notifications/outcomes'
import { sha256Hex } from '@/lib/platform/crypto'
import { db, violates } from '@/lib/platform/db'
import { hashPassword, verifyPassword } from '@/lib/platform/password'
import { buildAccount } from '@/prisma/seed/builders'
import { createFamilySession, familyActor } from '../../support/actors'
import { hurryMessage, sendMessage } from '../../support/messages'

const visitor = { kind: 'public', id: null, ipPrefix: null } as const
const NEW = 'tulipe lampe gare nuage'

async function person(values: Parameters<typeof buildAccount>[0] = {}) {
  const key = randomUUID()
  const email = `${key}@famille.example`
  const account = await buildAccount({
    ...{ username: `Nora.${key}`, email, passwordHash: await hashPassword('ancien mot de passe oublié') },
    ...values,
  })
  return { account, email }
}

let place = 0
/** Each browser of these tests is somewhere else. */
const from = () => `2001:db8:0:${(place++).toString(16)}::1`
const askAt = (asked: AskChallenge, address = from()) => askChallenge(asked, { current: null, address })

/** Asks as a browser does; `digits` is what the mailbox received, null when nothing came. */
async function ask(asked: AskChallenge, browser: string | null = null) {
  const current = browser ? await findChallenge(await sha256Hex(browser)) : null
  const token = (await askChallenge(asked, { current, address: from() })) ?? browser ?? ''
  const id = await sha256Hex(token)
  const { mail } = await sendMessage(`challenge-${id}`)
  return { token, id, mail, digits: mail?.text.match(/\d{3} \d{3}/)?.[0].replace(' ', '') ?? null }
}

const wrongThan = (digits: string | null) => (digits === '000000' ? '000001' : '000000')

describe('« mot de passe oublié »', () => {
  test('[TS-121][TS-19] the code of the mailbox gives another password; sessions end; the code serves once', async () => {
    const { account, email } = await person()
    await db.credential.update({ where: { accountId: account.id }, data: { failures: 100 } })
    await createFamilySession(db, { accountId: account.id })
    const { id, mail, digits } = await ask({ purpose: 'PASSWORD_RESET', username: account.username.toUpperCase() })
    expect(mail?.to).toBe(email)
    expect(mail?.subject).not.toMatch(/\d/)
    await expect(resetPassword(visitor, { challengeId: id, password: NEW })).rejects.toMatchObject({ code: 'EXPIRED' })
    await proveChallenge(id, digits ?? '')
    await resetPassword(visitor, { challengeId: id, password: NEW })
    const credential = await db.credential.findUniqueOrThrow({ where: { accountId: account.id } })
    expect(await verifyPassword(credential.passwordHash, NEW)).toBe(true)
    expect(credential.failures).toBe(0)
    expect(await db.session.count({ where: { accountId: account.id, revokedAt: null } })).toBe(0)
    expect(await db.auditEvent.count({ where: { actorId: account.id, action: 'password.reset' } })).toBe(1)
    await expect(resetPassword(visitor, { challengeId: id, password: `${NEW} bis` })).rejects.toMatchObject({
      message: RECOVERY.expired,
    })
  })

  test('a weak password is refused and spends nothing; two clicks change it once', async () => {
    const { account } = await person()
    const { id, digits } = await ask({ purpose: 'PASSWORD_RESET', username: account.username })
    await proveChallenge(id, digits ?? '')
    await expect(resetPassword(visitor, { challengeId: id, password: 'court' })).rejects.toMatchObject({
      code: 'REJECTED',
    })
    const results = await Promise.allSettled(
      [NEW, NEW].map((password) => resetPassword(visitor, { challengeId: id, password })),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('five wrong codes, at once or one by one, and the right one no longer helps', async () => {
    const { account } = await person()
    const { id, digits } = await ask({ purpose: 'PASSWORD_RESET', username: account.username })
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => proveChallenge(id, wrongThan(digits))))
    const messages = tries.map((one) => (one.status === 'rejected' ? one.reason.message : ''))
    expect(messages.filter((one) => one === RECOVERY.wrong)).toHaveLength(5)
    expect(messages.filter((one) => one === RECOVERY.tooMany)).toHaveLength(3)
    await expect(proveChallenge(id, digits ?? '')).rejects.toMatchObject({ message: RECOVERY.tooMany })
    const sixth = await db.challenge.update({ where: { id }, data: { tries: 6 } }).catch((error: unknown) => error)
    expect(violates(sixth, 'challenge_tries_are_limited')).toBe(true)
  })

  test('ten minutes later, the code is worth nothing', async () => {
    const { account } = await person()
    const { id, digits } = await ask({ purpose: 'PASSWORD_RESET', username: account.username })
    await db.challenge.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
    await expect(proveChallenge(id, digits ?? '')).rejects.toMatchObject({ message: RECOVERY.expired })
    expect(await findChallenge(id)).toBeNull()
  })

  test('another password, or another address, ends the codes that are still on their way', async () => {
    const { account } = await person()
    const asked = { purpose: 'PASSWORD_RESET', username: account.username } as const
    const [first, late] = [await ask(asked), await ask(asked)]
    await proveChallenge(first.id, first.digits ?? '')
    await resetPassword(visitor, { challengeId: first.id, password: NEW })
    expect(await findChallenge(late.id)).toBeNull()
    const { id } = await ask(asked)
    await changeEmail(familyActor({ id: account.id }), { email: 'ailleurs@famille.example' })
    expect(await findChallenge(id)).toBeNull()
  })

  test('typed again, a proved code lives no longer; the person’s own change of password ends it', async () => {
    const { account } = await person()
    const { id, digits } = await ask({ purpose: 'PASSWORD_RESET', username: account.username })
    await proveChallenge(id, digits ?? '')
    const soon = new Date(Date.now() + 30_000)
    await db.challenge.update({ where: { id }, data: { expiresAt: soon } })
    await proveChallenge(id, digits ?? '')
    expect((await db.challenge.findUniqueOrThrow({ where: { id } })).expiresAt).toEqual(soon)
    await changePassword({ ...familyActor({ id: account.id }), sessionId: 'none' } as SignedInActor, { password: NEW })
    expect(await findChallenge(id)).toBeNull()
  })

  test('an account that is closed meanwhile: the code has expired, and nothing is written', async () => {
    const { account } = await person()
    const { id, digits } = await ask({ purpose: 'PASSWORD_RESET', username: account.username })
    await proveChallenge(id, digits ?? '')
    await db.account.update({ where: { id: account.id }, data: { status: 'DISABLED' } })
    await expect(resetPassword(visitor, { challengeId: id, password: NEW })).rejects.toMatchObject({ code: 'EXPIRED' })
  })

  test('a code for the username opens no password', async () => {
    const { email } = await person()
    const { id, digits } = await ask({ purpose: 'USERNAME_REMINDER', email })
    await proveChallenge(id, digits ?? '')
    await expect(resetPassword(visitor, { challengeId: id, password: NEW })).rejects.toMatchObject({ code: 'EXPIRED' })
  })
})

describe('[XC-14] nobody denies a code to another', () => {
  const askedFor = (username: string) => ({ purpose: 'PASSWORD_RESET', username }) as const

  test('a stranger asked just before: the owner’s browser takes the same code, and the stranger’s gains nothing', async () => {
    const asked = askedFor((await person()).account.username)
    const stranger = await ask(asked)
    const owner = await ask(asked)
    expect(owner.id).not.toBe(stranger.id)
    expect(owner.digits).toBe(stranger.digits)
    await proveChallenge(owner.id, stranger.digits ?? '')
    expect(await findChallenge(stranger.id)).toMatchObject({ proven: false })
    await resetPassword(visitor, { challengeId: owner.id, password: NEW })
    // Used, the code is worth nothing in the other browser.
    await expect(proveChallenge(stranger.id, owner.digits ?? '')).rejects.toMatchObject({ message: RECOVERY.expired })
  })

  test('thirty askings of strangers: at most a few messages, and the code of the mailbox still opens', async () => {
    const asked = askedFor((await person()).account.username)
    const askings = await times(30, () => ask(asked))
    expect(askings.filter(({ mail }) => mail).length).toBeLessThanOrEqual(3)
    const owner = await ask(asked)
    expect(owner.mail).toBeNull()
    await proveChallenge(owner.id, askings[0]?.digits ?? '')
    await resetPassword(visitor, { challengeId: owner.id, password: NEW })
  })

  test('tries of one browser, or of one network, are not taken from the others; it is told how long it waits', async () => {
    const asked = askedFor((await person()).account.username)
    const { digits } = await ask(asked)
    const wrong = wrongThan(digits)
    const wasted = []
    for (const { id } of await times(3, () => ask(asked)))
      for (let tried = 0; tried < 5; tried++)
        wasted.push(await proveChallenge(id, wrong, '198.51.100.0/24').catch((error: Error) => error.message))
    expect(wasted.filter((message) => message === RECOVERY.wrong)).toHaveLength(10)
    // Another code would help nobody there.
    const waits = wasted.slice(10).map((message) => Number(message?.match(/Réessayez dans (\d+)\sminutes?\.$/)?.[1]))
    expect(waits).toHaveLength(5)
    for (const minutes of waits) expect(minutes).toBeLessThanOrEqual(60)
    await proveChallenge((await ask(asked)).id, digits ?? '', '203.0.113.0/24')
  })

  test('fifty wrong codes of all of them close the code; the next asking brings another one', async () => {
    const asked = askedFor((await person()).account.username)
    const { id, digits } = await ask(asked)
    const joined = await times(10, () => ask(asked))
    await db.challenge.updateMany({ where: { id: { in: joined.map((one) => one.id) } }, data: { tries: 5 } })
    await db.challenge.updateMany({ where: { id: joined[0]?.id ?? '' }, data: { tries: 4 } })
    await expect(proveChallenge(joined[0]?.id ?? '', wrongThan(digits))).rejects.toMatchObject({
      message: RECOVERY.wrong,
    })
    await expect(proveChallenge(id, digits ?? '')).rejects.toMatchObject({ message: RECOVERY.expired })
    const next = await ask(asked)
    expect(next.mail).not.toBeNull()
    await proveChallenge(next.id, next.digits ?? '')
  })

  test('two askings at once draw one code; an hour later, or at another address, it is another one', async () => {
    const { account } = await person()
    const asked = askedFor(account.username)
    const [one, other] = await Promise.all([askAt(asked), askAt(asked)])
    const ids = [await sha256Hex(one ?? ''), await sha256Hex(other ?? '')]
    const shared = async () =>
      new Set((await db.challenge.findMany({ where: { accountId: account.id } })).map(({ codeId }) => codeId)).size
    expect(await shared()).toBe(1)
    await db.challenge.updateMany({ where: { id: { in: ids } }, data: { askedAt: new Date(Date.now() - 3_600_001) } })
    await ask(asked)
    expect(await shared()).toBe(2)
    await changeEmail(familyActor({ id: account.id }), { email: `${randomUUID()}@famille.example` })
    await ask(asked)
    expect(await shared()).toBe(3)
  })

  test('[TS-121] the username, then the password within the same minute: both leave', async () => {
    const { account, email } = await person()
    const reminded = await ask({ purpose: 'USERNAME_REMINDER', email })
    const reset = await ask({ purpose: 'PASSWORD_RESET', username: account.username }, reminded.token)
    expect([reminded.mail?.to, reset.mail?.to]).toEqual([email, email])
  })

  test('thirty people an hour from one address, each as often as they like; then the address waits', async () => {
    const address = '192.0.2.77'
    const asking = (index: number) => ({ purpose: 'PASSWORD_RESET', username: `personne-${index}` }) as const
    for (let again = 0; again < 3; again++) expect(await askAt(asking(0), address)).not.toBeNull()
    for (let index = 1; index < 30; index++) expect(await askAt(asking(index), address)).not.toBeNull()
    await expect(askAt(asking(30), address)).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    expect(await askAt(asking(29), address)).not.toBeNull()
  })

  async function times<Result>(count: number, run: () => Promise<Result>): Promise<Result[]> {
    const results: Result[] = []
    for (let index = 0; index < count; index++) results.push(await run())
    return results
  }
})

describe('« identifiant oublié »', () => {
  test('[TS-121] lists the accounts of families at the proved address, and those of nobody else', async () => {
    const { account, email } = await person()
    const other = await person({ email: email.toUpperCase() })
    await person({ email, profiles: ['STAFF'] })
    await person({ email, status: 'DISABLED' })
    const { id, mail, digits } = await ask({ purpose: 'USERNAME_REMINDER', email: ` ${email} ` })
    expect(mail?.text).not.toContain(account.username)
    const before = await findChallenge(id)
    expect(before && (await listReminded(before))).toEqual([])
    await proveChallenge(id, digits ?? '')
    const proved = await findChallenge(id)
    expect(proved && (await listReminded(proved)).map(({ username }) => username)).toEqual([
      account.username,
      other.account.username,
    ])
  })
})

describe('who has an account is not told', () => {
  test('an unknown name, no address, a member of staff, a closed account: a challenge all the same, and no message', async () => {
    const staff = await person({ profiles: ['STAFF'] })
    const closed = await person({ status: 'DISABLED' })
    const silent = await person({ email: null })
    for (const username of [
      'personne.nulle',
      staff.account.username,
      closed.account.username,
      silent.account.username,
    ]) {
      const { id, mail } = await ask({ purpose: 'PASSWORD_RESET', username })
      expect(mail).toBeNull()
      expect(await findChallenge(id)).toMatchObject({ purpose: 'PASSWORD_RESET', proven: false, email: null })
      await expect(proveChallenge(id, '123456')).rejects.toMatchObject({ message: RECOVERY.wrong })
    }
    const proved = await db.challenge
      .updateMany({ where: { email: null }, data: { provenAt: new Date() } })
      .catch((error: unknown) => error)
    expect(violates(proved, 'challenge_proves_an_address')).toBe(true)
  })

  test('asked again at once by the same browser, it is the same challenge', async () => {
    const { account } = await person()
    const asked = { purpose: 'PASSWORD_RESET', username: account.username } as const
    const first = await ask(asked)
    expect((await ask(asked, first.token)).id).toBe(first.id)
    await proveChallenge(first.id, first.digits ?? '')
  })

  test('neither the digits nor the address are in the event or in the message, and the digits are kept nowhere in clear', async () => {
    const { account, email } = await person()
    const { id, digits } = await ask({ purpose: 'PASSWORD_RESET', username: account.username })
    const { id: batchId, deliveries } = await db.notificationBatch.findFirstOrThrow({
      where: { requestKey: `challenge-${id}` },
      include: { deliveries: true },
    })
    const events = await db.$queryRaw<
      { data: unknown }[]
    >`select data from job_event where id = ${`message-${batchId}`}`
    expect(events).toEqual([{ data: { batchId } }])
    expect(deliveries.map(({ recipient }) => recipient)).toEqual([{ challengeId: id }])
    const row = await db.challenge.findUniqueOrThrow({ where: { id } })
    expect(Buffer.from(row.sealedCode ?? []).toString('latin1')).not.toContain(digits)
    expect(JSON.stringify(row)).not.toContain(`"${digits}"`)
    await proveChallenge(id, digits ?? '')
    await resetPassword(visitor, { challengeId: id, password: NEW })
    expect((await db.challenge.findUniqueOrThrow({ where: { id } })).sealedCode).toBeNull()
    expect(email).toBe(row.email)
  })
})

test('[TS-19] the address of the account is set, changed and removed by its owner; each change leaves a trace without it', async () => {
  const { account } = await person({ email: null })
  const actor = familyActor({ id: account.id })
  const emailOf = async () => (await db.account.findUniqueOrThrow({ where: { id: account.id } })).email
  for (const [typed, kept] of [
    [' nora@famille.example ', 'nora@famille.example'],
    ['nora@famille.example', 'nora@famille.example'],
    ['', null],
  ] as const) {
    await changeEmail(actor, { email: typed })
    expect(await emailOf()).toBe(kept)
  }
  const events = await db.auditEvent.findMany({ where: { actorId: account.id, action: 'account.email-changed' } })
  expect(events.map(({ data }) => data)).toEqual([{}, {}])
})

test('[TS-121] a pupil gives no address, whatever request is forged', async () => {
  const { account } = await person({ email: null })
  const pupil = familyActor({ id: account.id, profile: 'STUDENT' })
  await expect(changeEmail(pupil, { email: 'eleve@famille.example' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect((await db.account.findUniqueOrThrow({ where: { id: account.id } })).email).toBeNull()
})

describe('the message', () => {
  const mailerThat = (send: Mailer['send']): Mailer => ({ ...localMailer, send })

  test('is sent again with the same code after a death, and given up when it is refused', async () => {
    const { account } = await person()
    const token = await askAt({ purpose: 'PASSWORD_RESET', username: account.username })
    const id = await sha256Hex(token ?? '')
    const texts: string[] = []
    const dying = mailerThat(async ({ text }) => {
      texts.push(text)
      throw new MailUnavailable('connection')
    })
    const key = `challenge-${id}`
    for (let round = 0; round < 2; round++) {
      expect((await sendMessage(key, dying)).state).toBe('PLANNED')
      await hurryMessage(key)
    }
    expect(texts[0]).toBe(texts[1])
    const refusing = mailerThat(() => Promise.reject(new MailRefused('550')))
    expect((await sendMessage(key, refusing)).state).toBe('FAILED')
    expect(await sendMessage(key)).toMatchObject({ state: 'FAILED', mail: null })
  })
})
