import { expect, test } from 'vitest'
import { isDemonstration } from '../../../scripts/support/loopback.cjs'

const LOCAL = 'http://localhost:3000'
const PUBLIC = 'https://passerelle.exemple.fr'

test.each([
  ['a clone, by default', { PUBLIC_URL: LOCAL }, true],
  ['the same by its number', { PUBLIC_URL: 'http://127.0.0.1:3000', HOST: '127.0.0.1' }, true],
  ['the same in IPv6', { PUBLIC_URL: 'http://[::1]:3000', HOST: '::1' }, true],
  ['behind a proxy of https', { PUBLIC_URL: PUBLIC }, false],
  ['open to the network', { PUBLIC_URL: LOCAL, HOST: '0.0.0.0' }, false],
  ['a name that only begins so', { PUBLIC_URL: 'http://localhost.exemple.fr' }, false],
  ['an address that is none', { PUBLIC_URL: 'passerelle' }, false],
  ['asked for, open to others', { PUBLIC_URL: PUBLIC, HOST: '0.0.0.0', DEMO: '1' }, true],
  ['refused on one’s own machine', { PUBLIC_URL: LOCAL, DEMO: '0' }, false],
])('[XC-14] a demonstration is one fact: %s', (_name, env, expected) =>
  expect(isDemonstration({ DEMO: '', HOST: '', ...env })).toBe(expected),
)
