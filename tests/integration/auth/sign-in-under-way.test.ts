import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { recoveryChallenge } from '@/lib/accounts/recovery/challenge-cookie'
import { type AskChallenge, askChallenge } from '@/lib/accounts/recovery/commands/ask-challenge'
import { changeEmail } from '@/lib/accounts/recovery/commands/change-email'
import { proveChallenge } from '@/lib/accounts/recovery/commands/prove-challenge'
import { resetPassword } from '@/lib/accounts/recovery/commands/reset-password'
import { proveAttempt, readAttempt } from '@/lib/auth/attempts'
import { choosePlace } from '@/lib/auth/choose-place'
import { COOKIES } from '@/lib/auth/cookies'
import { findLiveSession } from '@/lib/auth/live-session'
import { endOtherSessions, revokeSessions } from '@/lib/auth/revoke'
import { readCookieSid } from '@/lib/auth/shell'
import { choiceOf, signInWithPassword } from '@/lib/auth/sign-in-flow'
import { endSession } from '@/lib/auth/sign-out'
import { issueLoginTicket, openSession } from '@/lib/auth/tickets'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/password'
import { buildAccount, buildStaff } from '@/prisma/seed/builders'
import { createFamilySession, familyActor } from '@/tests/support/actors'
import { sendMessage } from '@/tests/support/messages'

/** The browser that the server is answering. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  headers: async () =>
    new Headers({
      host: 'localhost:3000',
      'x-forwarded-proto': 'http',
      'x-passerelle-client': '192.0.2.7',
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    }),
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined),
    has: (name: string) => browser.cookies.has(name),
    set: (name: string, value: string) => browser.cookies.set(name, value),
  }),
}))

const PASSWORD = 'quatre mots qui me parlent'
const passwordHash = await hashPassword(PASSWORD)

beforeEach(async () => {
  await db.rateBucket.deleteMany()
  browser.cookies = new Map()
})

/** Where a call leads. */
const redirection = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no redirection',
    (error: { digest?: string }) => error.digest?.split(';')[2] ?? Promise.reject(error),
  )
const typePassword = ({ usernameKey }: { usernameKey: string }, password = PASSWORD) =>
  redirection(signInWithPassword({ usernameKey, password, shared: false, returnTo: '' }))
const attemptOfBrowser = async () => {
  const attempt = await readAttempt()
  if (!attempt) throw new Error('no sign-in under way')
  return attempt
}

describe('[XC-14] a change of a way of signing in', () => {
  /** A parent who is a pupil too: two profiles, hence a choice after the password. */
  const person = () => buildAccount({ passwordHash, profiles: ['GUARDIAN', 'STUDENT'], email: 'avant@famille.example' })
  async function owner(accountId: string) {
    const { sessionId } = await createFamilySession(db, { accountId })
    return { ...familyActor({ id: accountId }), sessionId }
  }
  const changes = {
    'of password': async (actor: Awaited<ReturnType<typeof owner>>) =>
      void (await changePassword(actor, { password: 'tulipe lampe gare nuage' })),
    'of address': (actor: Awaited<ReturnType<typeof owner>>) => changeEmail(actor, { email: 'apres@famille.example' }),
    'by ending the other sessions': async (actor: Awaited<ReturnType<typeof owner>>) =>
      void (await endOtherSessions(actor)),
  }

  test.each(Object.entries(changes))(
    '%s kills the sign-in under way and keeps its author’s session',
    async (_, run) => {
      const account = await person()
      const actor = await owner(account.id)
      expect(await typePassword(account)).toBe('/connexion/profil')
      const stolen = await attemptOfBrowser()
      await run(actor)
      expect(await readAttempt()).toBeNull()
      // Even one that had been read just before.
      expect(await redirection(choosePlace(stolen, 'GUARDIAN'))).toBe('/connexion?erreur=expire')
      expect(await readCookieSid()).toBeNull()
      const alive = await db.session.findMany({
        where: { accountId: account.id, revokedAt: null },
        select: { id: true, epoch: true, account: { select: { epoch: true } } },
      })
      expect(alive.map(({ id }) => id)).toEqual([actor.sessionId])
      expect(alive[0]?.epoch).toBe(alive[0]?.account.epoch)
    },
  )

  test('kills a ticket that was issued, and a session opened at the same instant', async () => {
    const account = await person()
    const actor = await owner(account.id)
    const issue = (epoch: number) =>
      issueLoginTicket(db, { accountId: account.id, profile: 'GUARDIAN', amr: ['pwd'], epoch })
    const [late, early] = [await issue(0), await issue(0)]
    const opened = await openSession(early)
    await db.account.update({ where: { id: account.id }, data: { epoch: { increment: 1 } } })
    expect(await openSession(late)).toBeNull()
    // Its row was never marked: the epoch alone says no.
    expect(await findLiveSession(opened?.sid ?? '')).toBeNull()
    await changePassword(actor, { password: 'tulipe lampe gare nuage' })
    expect((await db.session.findUniqueOrThrow({ where: { id: actor.sessionId } })).epoch).toBe(0)
  })

  test('a sign-in begun after it goes through', async () => {
    const account = await person()
    await db.$transaction((tx) =>
      revokeSessions(tx, familyActor({ id: account.id }), { accountId: account.id, reason: 'password-changed' }),
    )
    expect(await typePassword(account)).toBe('/connexion/profil')
    expect(await redirection(choosePlace(await attemptOfBrowser(), 'GUARDIAN'))).toBe('/mes-teleservices')
    expect(await findLiveSession((await readCookieSid()) ?? '')).not.toBeNull()
  })
})

describe('[XC-14] whoever uses the computer next', () => {
  const alone = () => buildAccount({ passwordHash, email: `${randomUUID()}@famille.example` })
  const withPlaces = () => buildAccount({ passwordHash, profiles: ['GUARDIAN', 'STUDENT'] })
  /** The browser asked for a code and typed it; its id. */
  async function proved(asked: AskChallenge) {
    const token = (await askChallenge(asked, { current: null, address: '192.0.2.8' })) ?? ''
    const id = await sha256Hex(token)
    const { mail } = await sendMessage(`challenge-${id}`)
    const digits = mail?.text.match(/\d{3} \d{3}/)?.[0].replace(' ', '') ?? ''
    await proveChallenge(id, digits)
    return { id, token, digits }
  }
  const ends = {
    'signing in': async () => void (await typePassword(await alone())),
    'signing out': async () => void (await endSession()),
  }

  test.each(Object.entries(ends))('finds no sign-in that was left at the choice of a profile: %s', async (_, end) => {
    expect(await typePassword(await withPlaces())).toBe('/connexion/profil')
    const { id } = await attemptOfBrowser()
    const left = browser.cookies.get(COOKIES.names.attempt) ?? ''
    await end()
    expect(await readAttempt()).toBeNull()
    browser.cookies.set(COOKIES.names.attempt, left)
    expect(await readAttempt()).toBeNull()
    expect((await db.authAttempt.findUniqueOrThrow({ where: { id } })).usedAt).not.toBeNull()
  })

  test.each(Object.entries(ends))('finds no username nor password of « oubli »: %s', async (_, end) => {
    const owner = await alone()
    const reset = await proved({ purpose: 'PASSWORD_RESET', username: owner.username })
    const reminded = await proved({ purpose: 'USERNAME_REMINDER', email: owner.email ?? '' })
    for (const { id, token } of [reset, reminded]) {
      browser.cookies.set(COOKIES.names.recovery, token)
      expect(await recoveryChallenge.read()).toMatchObject({ id, proven: true })
      await end()
      expect(await recoveryChallenge.read()).toBeNull()
      browser.cookies.set(COOKIES.names.recovery, token)
      expect(await recoveryChallenge.read()).toBeNull()
    }
    await expect(
      resetPassword({ kind: 'public', id: null, ipPrefix: null }, { challengeId: reset.id, password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'EXPIRED' })
    // The code of the mailbox still serves in the browser of who reads it: ending one's own denies nothing.
    const again = await askChallenge(
      { purpose: 'PASSWORD_RESET', username: owner.username },
      { current: null, address: '192.0.2.9' },
    )
    await proveChallenge(await sha256Hex(again ?? ''), reset.digits)
  })

  test('a password typed for somebody else ends the session that was left open; one’s own does not', async () => {
    const [left, other] = [await alone(), await withPlaces()]
    await typePassword(left)
    const sid = (await readCookieSid()) ?? ''
    expect(await findLiveSession(sid)).not.toBeNull()
    expect(await typePassword(other)).toBe('/connexion/profil')
    expect(await findLiveSession(sid)).toBeNull()
    await redirection(choosePlace(await attemptOfBrowser(), 'GUARDIAN'))
    const own = (await readCookieSid()) ?? ''
    expect(await typePassword(other)).toBe('/connexion/profil')
    expect(await findLiveSession(own)).not.toBeNull()
  })
})

describe('[XC-14] before the second factor', () => {
  test('neither a school nor a role is shown, nor whether a profile is one’s own', async () => {
    const { account, membership } = await buildStaff({ passwordHash })
    await db.profile.create({ data: { accountId: account.id, kind: 'GUARDIAN' } })
    expect(await typePassword(account)).toBe('/connexion/second-facteur/configurer')
    const attempt = await attemptOfBrowser()
    expect(await choiceOf(attempt)).toEqual({ owed: '/connexion/second-facteur/configurer' })
    for (const key of [membership.id, 'GUARDIAN', 'nothing of theirs'])
      expect(await redirection(choosePlace(attempt, key))).toBe('/connexion/second-facteur/configurer')
    const proved = await proveAttempt(attempt, ['otp'])
    expect(await choiceOf(proved)).toMatchObject({ places: [{ key: membership.id }, { key: 'GUARDIAN' }] })
  })
})
