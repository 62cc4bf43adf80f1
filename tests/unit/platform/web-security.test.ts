import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, needsSignIn, securityHeaders } from '@/lib/platform/web-security'

describe('Content-Security-Policy', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', development: false, https: true })
  const directive = (name: string) => policy.split('; ').find((one) => one.startsWith(`${name} `))

  test('production runs the scripts of this answer only: nothing inline, nothing evaluated', () => {
    expect(policy).not.toMatch(/unsafe-(inline|eval)/)
    expect(directive('script-src')).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'")
    expect(directive('style-src')).toBe("style-src 'self' 'nonce-abc'")
  })

  test('no frame may hold our pages, no form may leave them, no base may move them', () => {
    expect(directive('frame-ancestors')).toBe("frame-ancestors 'none'")
    expect(directive('form-action')).toBe("form-action 'self'")
    expect(directive('base-uri')).toBe("base-uri 'none'")
  })

  test('plain http is upgraded only where https is served', () => {
    expect(policy).toContain('upgrade-insecure-requests')
    expect(contentSecurityPolicy({ nonce: 'abc', development: false, https: false })).not.toContain('upgrade')
  })
})

test('HSTS is sent over https only', () => {
  const names = (https: boolean) => securityHeaders(https).map(([name]) => name)
  expect(names(true)).toContain('strict-transport-security')
  expect(names(false)).not.toContain('strict-transport-security')
  expect(names(false)).toEqual(
    expect.arrayContaining(['referrer-policy', 'x-content-type-options', 'permissions-policy']),
  )
})

test.each([
  ['/tableau-de-bord', true],
  ['/teleservices/ouverture', true],
  ['/mes-teleservices', true],
  ['/', false],
  ['/activation', false],
  ['/aide', false],
  ['/teleservices-autre', false],
])('%s without a session goes to the sign-in page: %s', (path, expected) => expect(needsSignIn(path)).toBe(expected))
