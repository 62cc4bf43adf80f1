import { afterEach, expect, test, vi } from 'vitest'
import { checkEnvironment } from '../../../scripts/support/prepare.cjs'

const KEY = '0123456789abcdef0123456789abcdef0123456789abcdef'

/** What somebody who starts Passerelle has set. */
function set(variables: Record<string, string | undefined>) {
  const keys = ['AUTH_SECRET', 'CODE_HMAC_KEY', 'ENCRYPTION_KEY', 'INNGEST_SIGNING_KEY']
  for (const name of [...keys, 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY']) vi.stubEnv(name, KEY)
  for (const name of ['CLOCK_OFFSET', 'ALLOW_CLOCK_OFFSET', 'DATABASE_URL', 'PUBLIC_URL']) vi.stubEnv(name, '')
  vi.stubEnv('NODE_ENV', 'production')
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
}
afterEach(() => vi.unstubAllEnvs())

test.each([
  [{ CLOCK_OFFSET: '+1d' }, 'CLOCK_OFFSET est refusé en production, sauf avec ALLOW_CLOCK_OFFSET=1.'],
  [{ CLOCK_OFFSET: 'demain', ALLOW_CLOCK_OFFSET: '1' }, 'CLOCK_OFFSET s’écrit +1d, -2h ou +30m'],
  [{ PUBLIC_URL: 'passerelle' }, 'PUBLIC_URL'],
  [{ JOBS: 'autre' }, 'JOBS'],
])('a start with %o is refused in words, without a stack', async (variables, sentence) => {
  set(variables)
  const refusal: Error = await checkEnvironment().then(
    () => expect.unreachable(),
    (error: Error) => error,
  )
  expect(refusal.message).toContain('Passerelle ne démarre pas avec ces réglages.')
  expect(refusal.message).toContain(sentence)
  expect(refusal.message).not.toMatch(/^\s+at /m)
})

test.each([
  {},
  { CLOCK_OFFSET: '+1d', ALLOW_CLOCK_OFFSET: '1' },
  { CLOCK_OFFSET: '+1d', NODE_ENV: 'development' },
  { PUBLIC_URL: 'https://passerelle.exemple.fr' },
])('a start with %o goes on', async (variables) => {
  set(variables)
  await checkEnvironment()
})
