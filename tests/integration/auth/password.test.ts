import { beforeEach, describe, expect, test } from 'vitest'
import { systemActor } from '@/lib/auth/actor'
import { WARY_AT } from '@/lib/auth/domain/password-throttle'
import { SIGN_IN } from '@/lib/auth/messages'
import { checkPasswordOf } from '@/lib/auth/password-check'
import { unblockAccount } from '@/lib/auth/unblock'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { Refusal } from '@/lib/platform/errors'
import { hashPassword, isOutdatedHash, memoryCostIn, verifyPassword } from '@/lib/platform/password'
import { takeToken } from '@/lib/platform/rate-limit'
import { buildAccount, buildSchool } from '@/prisma/seed/builders'

const PASSWORD = 'quatre mots qui me parlent'
const passwordHash = await hashPassword(PASSWORD)
let account: Awaited<ReturnType<typeof buildAccount>>
let address = 0

beforeEach(async () => {
  await db.rateBucket.deleteMany()
  account = await buildAccount({ passwordHash })
  address++
})

const tryWith = (password: string, options: { key?: string; address?: string; device?: string } = {}) =>
  checkPasswordOf({
    usernameKey: options.key ?? account.usernameKey,
    password,
    address: options.address ?? `192.0.2.${address}`,
    knownDevice: async () => options.device ?? null,
  }).then(
    () => 'in' as const,
    (error: unknown) => {
      if (error instanceof Refusal) return error.message
      throw error
    },
  )

async function times<Result>(count: number, run: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let index = 0; index < count; index++) results.push(await run())
  return results
}
const failures = async () => (await db.credential.findUniqueOrThrow({ where: { accountId: account.id } })).failures
const DEVICE = () => `device:${account.id}:known`

describe('answers', () => {
  test('a wrong password and an unknown username get the same sentence', async () => {
    expect(await tryWith('faux')).toBe(SIGN_IN.wrong)
    expect(await tryWith('faux', { key: 'personne' })).toBe(SIGN_IN.wrong)
    expect(await tryWith(PASSWORD)).toBe('in')
  })

  test('an account without password answers as an unknown one', async () => {
    const bare = await buildAccount()
    expect(await tryWith(PASSWORD, { key: bare.usernameKey })).toBe(SIGN_IN.wrong)
  })

  test('a closed account says so only after the right password', async () => {
    await db.account.update({ where: { id: account.id }, data: { status: 'DISABLED' } })
    expect(await tryWith('faux')).toBe(SIGN_IN.wrong)
    expect(await tryWith(PASSWORD)).toBe(SIGN_IN.disabled)
  })

  test('an unreadable hash opens nothing', async () => {
    await db.credential.update({ where: { accountId: account.id }, data: { passwordHash: 'garbage' } })
    expect(await tryWith(PASSWORD)).toBe(SIGN_IN.wrong)
  })
})

describe('[XC-14] what strangers get wrong costs strangers', () => {
  const elsewhere = '203.0.113.9'

  test('after five wrong passwords in a minute the right one waits from there, and says how long', async () => {
    await times(5, () => tryWith('faux'))
    expect(await tryWith(PASSWORD)).toMatch(/^Ce mot de passe est le bon, mais .* Attendez \d+ (secondes|minutes)/)
    expect(await tryWith('faux')).toBe(SIGN_IN.wrong)
    expect(await tryWith(PASSWORD, { address: elsewhere })).toBe('in')
    expect(await failures()).toBe(0)
  })

  test('right passwords use nothing up', async () => {
    expect(new Set(await times(12, () => tryWith(PASSWORD)))).toEqual(new Set(['in']))
  })

  test('after fifteen, the right password is not even told from a wrong one there; elsewhere it passes', async () => {
    await times(25, () => tryWith('faux'))
    expect(await tryWith(PASSWORD)).toBe(SIGN_IN.wrong)
    expect(await tryWith(PASSWORD, { address: elsewhere })).toBe('in')
  })

  test('a hundred wrong passwords from four addresses close the account to nobody else', async () => {
    await wrongFromAddresses(4, 16)
    expect(await failures()).toBe(60)
    await db.credential.update({ where: { accountId: account.id }, data: { failures: WARY_AT } })
    await db.rateBucket.deleteMany({ where: { key: { endsWith: ':all' } } })
    expect(await tryWith(PASSWORD, { address: elsewhere })).toBe('in')
    expect(await failures()).toBe(0)
  })

  test('all strangers together have sixty checks in five minutes: the rest slows strangers down, no known browser', async () => {
    await wrongFromAddresses(5, 16)
    expect(await failures()).toBe(60)
    expect(await tryWith(PASSWORD, { address: elsewhere })).toBe(SIGN_IN.wrong)
    expect(await tryWith(PASSWORD, { device: DEVICE() })).toBe('in')
  })

  test('under attack, each new address has three checks a day', async () => {
    await db.credential.updateMany({
      where: { accountId: account.id },
      data: { failures: WARY_AT, lastFailedAt: new Date() },
    })
    await times(3, () => tryWith('faux'))
    expect(await tryWith(PASSWORD)).toBe(SIGN_IN.wrong)
    expect(await failures()).toBe(WARY_AT + 3)
    expect(await tryWith(PASSWORD, { address: elsewhere })).toBe('in')
  })

  test('tries at the same instant are all counted', async () => {
    await Promise.all(Array.from({ length: 28 }, () => tryWith('faux')))
    // Five, and ten more for who insists; the others were not even looked at.
    expect(await failures()).toBe(15)
  })

  async function wrongFromAddresses(addresses: number, each: number) {
    for (let index = 0; index < addresses; index++)
      await Promise.all(Array.from({ length: each }, () => tryWith('faux', { address: `198.51.100.${100 + index}` })))
  }
})

describe('a browser that the account knows', () => {
  test('is not locked out by strangers, nor by the address that they share', async () => {
    await times(25, () => tryWith('faux'))
    expect(await tryWith(PASSWORD, { device: DEVICE() })).toBe('in')
  })

  test('[XC-14] is a stranger again after twenty wrong passwords, and known again after a right one', async () => {
    const device = DEVICE()
    const from = (index: number) => ({ device, address: `198.51.100.${150 + index}` })
    for (let index = 0; index < 20; index++) await tryWith('faux', from(index))
    const own = `password:${device}:five-minutes`
    const [before] = [await countOf(own), await tryWith('faux', from(30))]
    expect(await countOf(own)).toBe(before)
    expect(await countOf(`password:${await hashOf()}:198.51.100.180:five-minutes`)).toBe(1)
    expect(await tryWith(PASSWORD, from(31))).toBe('in')
    await db.rateBucket.deleteMany({ where: { key: own } })
    await tryWith('faux', from(32))
    expect(await countOf(own)).toBe(1)
  })

  const hashOf = async () => (await sha256Hex(account.usernameKey)).slice(0, 32)
  const countOf = async (key: string) =>
    (await db.rateBucket.findMany({ where: { key } })).reduce((sum, { count }) => sum + count, 0)
})

describe('npm run staff -- unblock', () => {
  test('forgets what was counted, lifts the block and the lock of the application, and leaves a trace', async () => {
    await times(25, () => tryWith('faux'))
    await db.account.update({ where: { id: account.id }, data: { status: 'BLOCKED' } })
    await db.totpFactor.create({
      data: { accountId: account.id, secret: new Uint8Array(1), confirmedAt: new Date(), lockedAt: new Date() },
    })
    expect(await unblockAccount(systemActor('cli.staff'), account.usernameKey)).toBe(account.username)
    expect(await tryWith(PASSWORD)).toBe('in')
    const { lockedAt } = await db.totpFactor.findUniqueOrThrow({ where: { accountId: account.id } })
    expect(lockedAt).toBeNull()
    const trace = await db.auditEvent.findMany({ where: { targetId: account.id, action: 'account.unblocked' } })
    expect(trace.map(({ actorLabel, data }) => [actorLabel, data])).toEqual([
      ['cli.staff', { failures: 15, factor: true }],
    ])
  })

  test('opens no account that was closed, and says when nobody has that username', async () => {
    await db.account.update({ where: { id: account.id }, data: { status: 'DISABLED' } })
    await expect(unblockAccount(systemActor('cli.staff'), account.usernameKey)).rejects.toMatchObject({
      code: 'CLOSED',
    })
    await expect(unblockAccount(systemActor('cli.staff'), 'personne')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('limits by address', () => {
  const spend = async (from: string) => {
    for (let index = 0; index < 30; index++)
      await takeToken(`password-failures:${from}`, { max: 30, windowSeconds: 900 })
  }

  test('thirty wrong passwords from one address stop it for every account, and only it', async () => {
    await spend('198.51.100.77')
    expect(await tryWith(PASSWORD, { address: '198.51.100.77' })).toMatch(/^Trop d’essais depuis votre réseau/)
    expect(await tryWith(PASSWORD, { address: '198.51.100.78' })).toBe('in')
  })

  test('fifty wrong passwords at one instant are all counted; right ones cost nothing', async () => {
    const others = await Promise.all(
      Array.from({ length: 50 }, (_, index) => buildAccount({ username: `x${index}.${Date.now()}` })),
    )
    const from = '198.51.100.80'
    expect(await times(3, () => tryWith(PASSWORD, { address: from }))).toEqual(['in', 'in', 'in'])
    const answers = await Promise.all(
      others.map(({ usernameKey }) => tryWith('faux', { key: usernameKey, address: from })),
    )
    expect(answers.filter((answer) => answer === SIGN_IN.wrong)).toHaveLength(30)
    expect(await tryWith(PASSWORD, { address: from })).toMatch(/^Trop d’essais depuis votre réseau/)
  })

  test('the network of a school has higher limits, those of the account stay', async () => {
    const network = ['198.51.100.0/24']
    const school = await buildSchool({ ipRanges: network })
    await spend('198.51.100.79')
    expect(await tryWith(PASSWORD, { address: '198.51.100.79' })).toMatch(/^Trop d’essais depuis votre réseau/)
    // Declared, then visited from.
    await db.school.update({ where: { id: school.id }, data: { verifiedIpRanges: network } })
    expect(await tryWith(PASSWORD, { address: '198.51.100.79' })).toBe('in')
    await times(20, () => tryWith('faux', { address: '198.51.100.79' }))
    expect(await tryWith(PASSWORD, { address: '198.51.100.79' })).toBe(SIGN_IN.wrong)
  })
})

describe('rate limit', () => {
  const limit = { max: 3, windowSeconds: 3600 }

  test('gives exactly `max` tokens, to ten requests at once', async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => takeToken('k', limit)))
    expect(taken.filter((token) => token.allowed)).toHaveLength(3)
    expect((await takeToken('other', limit)).allowed).toBe(true)
  })

  test('says when to come back', async () => {
    await times(3, () => takeToken('p', limit))
    const refused = await takeToken('p', limit)
    expect(refused.allowed).toBe(false)
    expect(refused.retryAfterSeconds).toBeGreaterThan(0)
    // Three an hour: the first comes back within twenty minutes of the end of the window.
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(4800)
  })

  test('the window slides: the previous one still counts for its part', async () => {
    const size = limit.windowSeconds * 1000
    const start = Math.floor(Date.now() / size) * size
    await db.rateBucket.create({
      data: { key: 's', windowStart: new Date(start - size), count: 4, expiresAt: new Date(start + size) },
    })
    const share = 1 - (Date.now() - start) / size
    expect((await takeToken('s', limit)).allowed).toBe(1 + 3 * share <= 3)
    await db.rateBucket.update({
      where: { key_windowStart: { key: 's', windowStart: new Date(start - size) } },
      data: { windowStart: new Date(start - 2 * size) },
    })
    expect((await takeToken('s', limit)).allowed).toBe(true)
  })
})

describe('hashes', () => {
  test('are argon2id, salted, and read back in any Unicode form', async () => {
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=64,t=2,p=1\$/)
    // Wherever somebody signs in (decision 9).
    expect([memoryCostIn('production'), memoryCostIn('development')]).toEqual([19_456, 19_456])
    expect(await hashPassword(PASSWORD)).not.toBe(passwordHash)
    const accented = await hashPassword('déjà vu à Noël')
    expect(await verifyPassword(accented, 'déjà vu à Noël'.normalize('NFD'))).toBe(true)
    expect(await verifyPassword(accented, 'deja vu a Noel')).toBe(false)
  })

  test('made with older parameters are made again at the next sign-in', async () => {
    const { hash } = await import('@node-rs/argon2')
    const old = await hash(PASSWORD, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 })
    expect(isOutdatedHash(old)).toBe(true)
    await db.credential.update({ where: { accountId: account.id }, data: { passwordHash: old } })
    expect(await tryWith(PASSWORD)).toBe('in')
    const { passwordHash: renewed } = await db.credential.findUniqueOrThrow({ where: { accountId: account.id } })
    expect(isOutdatedHash(renewed)).toBe(false)
    expect(await tryWith(PASSWORD)).toBe('in')
  })

  test('usernames of limits are not stored in clear', async () => {
    await tryWith('faux', { key: 'samira.belkacem' })
    const keys = (await db.rateBucket.findMany({ select: { key: true } })).map(({ key }) => key)
    expect(keys.join()).not.toContain('samira')
    expect(keys).toContain(`password:${(await sha256Hex('samira.belkacem')).slice(0, 32)}:all`)
  })
})
