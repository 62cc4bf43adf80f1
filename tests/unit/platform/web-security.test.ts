import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, needsSignIn, SIGNED_IN } from '@/lib/platform/web-security'
import { sources } from '../../support/imports'

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

describe('what asks for a session is the route groups (staff) and (family)', () => {
  const served = sources.filter((file) => /^app\/.*\b(page|route)\.tsx?$/.test(file))
  const addressOf = (file: string) =>
    `/${file
      .split('/')
      .slice(1, -1)
      .filter((part) => !part.startsWith('('))
      .join('/')}`
  const inside = served.filter((file) => /^app\/\((staff|family)\)\//.test(file))

  test('every page and route of theirs, and no other', () => {
    expect(inside.filter((file) => !needsSignIn(addressOf(file)))).toEqual([])
    expect(served.filter((file) => !inside.includes(file) && needsSignIn(addressOf(file)))).toEqual([])
  })

  test('the list names nothing that is gone', () => {
    expect(SIGNED_IN).toEqual([...new Set(inside.map((file) => addressOf(file).split('/')[1]))].sort())
  })

  test('nothing is served outside of the three groups but api and dev', () => {
    expect(served.filter((file) => !/^app\/(\((staff|family|public)\)|api|dev)\//.test(file))).toEqual([])
  })

  test.each([
    ['/teleservices/ouverture', true],
    ['/documents/1', true],
    ['/', false],
    ['/teleservices-autre', false],
  ])('%s: %s', (path, expected) => expect(needsSignIn(path)).toBe(expected))
})
