import { describe, expect, test } from 'vitest'
import { safePath, signInPath } from '@/lib/auth/return-path'

/** Whoever follows the path from a page of ours, as a browser does. */
const originOf = (path: string): string => new URL(path, 'https://ours.example/teleservices/x').origin

const PIECES = [
  ...['/', '//', '\\', '.', '..', '/.', '/..', '/./', '/../', '%2e', '%2E%2e', '%2f', '%5c', '/.;/'],
  ...['\t', '\n', '\r', '\0', ' ', '\u00a0', '\u2028', '\uff0f', '\u2215', 'é', '😀', '\ud800'],
  ...[
    '@',
    ':',
    '?',
    '#',
    '&',
    ';',
    '|',
    '^',
    '[',
    'a',
    'x',
    'evil.example',
    'https:',
    'javascript:',
    'connexion',
    'api',
  ],
]

/** Numbers from 0 to 1, the same at each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe('[TS-33] where one goes back to stays here', () => {
  test.each([
    '/.//evil.example',
    '/.//evil.example/phish',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/./\\evil.example',
    '/.\\/evil.example',
    '/a/..\\\\evil.example',
    '/.\t//evil.example',
    '/..//connexion',
    '/./connexion?retour=/x',
    '/x/../api/health',
  ])('%j leads to the fallback', (asked) => {
    expect(safePath(asked)).toBe('/')
    expect(signInPath(asked)).toBe('/connexion')
  })

  test('a path of ours is kept, dots resolved', () => {
    expect(safePath('/teleservices/./x/../y?page=2#haut')).toBe('/teleservices/y?page=2')
    expect(safePath('/connexions')).toBe('/connexions')
  })

  test('whatever the text: our origin, and the same path when it is read again', () => {
    const random = seeded(20_261_130)
    const piece = () => PIECES[Math.floor(random() * PIECES.length)] as string
    const broken: string[] = []
    let kept = 0
    for (let round = 0; round < 50_000; round++) {
      const text = `/${Array.from({ length: 1 + Math.floor(random() * 6) }, piece).join('')}`
      const path = safePath(text)
      if (safePath(path) !== path || originOf(path) !== 'https://ours.example') broken.push(`${text} → ${path}`)
      if (path !== '/') kept++
    }
    expect(broken).toEqual([])
    expect(kept).toBeGreaterThan(1000)
  })
})
