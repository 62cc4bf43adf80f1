import { describe, expect, test } from 'vitest'
import { cookieSettings } from '@/lib/auth/cookies'
import { deviceLabel } from '@/lib/auth/domain/device-label'
import { isWary, WARY_AT } from '@/lib/auth/domain/password-throttle'
import { recoveryCode } from '@/lib/auth/domain/recovery-code'
import { isRecent, sessionLimits } from '@/lib/auth/domain/session-limits'
import { SIGN_IN, waitMessage } from '@/lib/auth/messages'
import { askedPath, isForeignPost } from '@/lib/auth/request'
import { safePath, signInPath } from '@/lib/auth/return-path'
import { addressKey, addressPrefix, clientAddress } from '@/lib/platform/client-address'
import { normaliseCode } from '@/lib/platform/codes/domain/code'

const MINUTE = 60_000

describe('session limits', () => {
  test('staff: 30 minutes idle, 8 hours; families: 2 hours idle, 12 hours; a shared computer: 20 minutes idle', () => {
    expect(sessionLimits('STAFF', false)).toEqual({ idle: 30 * MINUTE, absolute: 480 * MINUTE })
    expect(sessionLimits('GUARDIAN', false)).toEqual({ idle: 120 * MINUTE, absolute: 720 * MINUTE })
    expect(sessionLimits('STUDENT', true)).toEqual({ idle: 20 * MINUTE, absolute: 720 * MINUTE })
    expect(sessionLimits('STAFF', true).idle).toBe(20 * MINUTE)
  })

  test('a sign-in is recent until 15 minutes, not after', () => {
    const now = new Date('2026-11-23T10:00:00Z')
    expect(isRecent(new Date(now.getTime() - 15 * MINUTE), now)).toBe(true)
    expect(isRecent(new Date(now.getTime() - 15 * MINUTE - 1), now)).toBe(false)
  })
})

describe('wrong passwords', () => {
  test('a hundred in a row put an account on its guard, for a day', () => {
    const now = new Date('2026-11-23T10:00:00Z')
    const ago = (hours: number) => new Date(now.getTime() - hours * 60 * MINUTE)
    expect(isWary(WARY_AT - 1, ago(1), now)).toBe(false)
    expect(isWary(WARY_AT, ago(23), now)).toBe(true)
    expect(isWary(WARY_AT, ago(24), now)).toBe(false)
    expect(isWary(WARY_AT, null, now)).toBe(false)
  })

  test('the wait is said in seconds, then in minutes', () => {
    expect(waitMessage(1)).toContain('1 seconde,')
    expect(waitMessage(32_000)).toContain('32 secondes,')
    expect(waitMessage(120_000)).toContain('2 minutes,')
  })
})

describe('cookies (decision 7)', () => {
  test.each(['https://passerelle.exemple.fr', 'http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000'])(
    '%s: __Host-, Secure, HttpOnly, Lax',
    (url) => {
      const { names, options } = cookieSettings(url)
      expect(Object.values(names).every((name) => name.startsWith('__Host-'))).toBe(true)
      expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
    },
  )

  test('plain http beyond loopback: a plain name, as browsers refuse the other one', () => {
    const { names, options } = cookieSettings('http://192.168.1.20:3000')
    expect(names.session).toBe('passerelle.session')
    expect(options.secure).toBe(false)
  })
})

describe('where one goes back to', () => {
  test.each([
    ['/teleservices/ouverture?tri=nom&page=2', '/teleservices/ouverture?tri=nom&page=2'],
    ['/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['/connexion?retour=/x', '/'],
    ['/api/auth/signout', '/'],
    ['/a/../connexion', '/'],
    ['', '/'],
  ])('%s → %s', (asked, kept) => expect(safePath(asked)).toBe(kept))

  test('the sign-in address carries a path of ours, nothing for the home page', () => {
    expect(signInPath('/mes-teleservices?a=1')).toBe('/connexion?retour=%2Fmes-teleservices%3Fa%3D1')
    expect(signInPath('//evil.example')).toBe('/connexion')
    expect(signInPath(null)).toBe('/connexion')
  })

  test('the path comes from our proxy, else from a referer of the same host', () => {
    expect(askedPath(new Headers({ 'x-passerelle-path': '/teleservices' }))).toBe('/teleservices')
    expect(askedPath(new Headers({ host: 'a.fr', referer: 'https://a.fr/x?y=1' }))).toBe('/x?y=1')
    expect(askedPath(new Headers({ host: 'a.fr', referer: 'https://b.fr/x' }))).toBeNull()
  })
})

describe('posts of other sites', () => {
  const post = (headers: Record<string, string>, method = 'POST') =>
    isForeignPost(new Request('http://localhost:3000/x', { method, headers: { host: 'localhost:3000', ...headers } }))

  test('are told by their origin', () => {
    expect(post({ origin: 'https://evil.example' })).toBe(true)
    expect(post({ origin: 'null' })).toBe(true)
    expect(post({ 'sec-fetch-site': 'cross-site' })).toBe(true)
    expect(post({ origin: 'http://localhost:3000' })).toBe(false)
    expect(post({})).toBe(false)
    expect(post({ origin: 'https://evil.example' }, 'GET')).toBe(false)
  })
})

describe('client address (decision 17)', () => {
  test('comes from our header alone: a forged X-Forwarded-For changes nothing', () => {
    const forged = { 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4', forwarded: 'for=1.2.3.4' }
    expect(clientAddress(new Headers(forged))).toBe('unknown')
    expect(clientAddress(new Headers({ ...forged, 'x-passerelle-client': '192.0.2.7' }))).toBe('192.0.2.7')
  })

  test.each([
    ['192.0.2.77', '192.0.2.0/24', '192.0.2.77'],
    ['::ffff:192.0.2.77', '192.0.2.0/24', '192.0.2.77'],
    ['2001:db8:0:42:aaaa::1', '2001:db8:0:42::/64', '2001:db8:0:42::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64', '0:0:0:0::/64'],
    ['unknown', 'unknown', 'unknown'],
  ])('%s is shown as %s and limited as %s', (address, prefix, key) => {
    expect(addressPrefix(address)).toBe(prefix)
    expect(addressKey(address)).toBe(key)
  })
})

describe('recovery codes', () => {
  test('are twelve characters of 32, grouped, and read back whatever the typing', () => {
    const code = recoveryCode(Uint8Array.from({ length: 12 }, (_, index) => index * 21))
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(normaliseCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''))
    expect(normaliseCode('oil0-1111-2222')).toBe('011011112222')
  })
})

test('devices are named for people', () => {
  expect(deviceLabel('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0')).toBe(
    'Firefox sur Windows',
  )
  expect(
    deviceLabel(
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142 Mobile Safari/537.36',
    ),
  ).toBe('Chrome sur Android')
  expect(deviceLabel(null)).toBe('Appareil inconnu')
})

test('[TS-33][TS-34] the words of the sign-in page are those of the requirements', () => {
  expect(SIGN_IN).toMatchObject({
    asked: "Vous tentez d'accéder à une ressource protégée",
    lead: "S'il vous plaît, identifiez vous en entrant votre identifiant et votre mot de passe.",
    username: 'Identifiant:',
    password: 'Mot de passe:',
    submit: 'Valider',
  })
  expect(SIGN_IN.help).toContain("chef d'établissement")
})
