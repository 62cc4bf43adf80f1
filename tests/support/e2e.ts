import { type BrowserContext, expect } from '@playwright/test'
import { db } from '@/lib/platform/db'
import type { SessionCookie } from './actors'
import { familySession, type Staff, type StaffOptions, staffSession, world } from './world'

type BrowserFixtures = {
  /** Console errors that the test means to cause, for instance `[/status of 404/]`. */
  allowedConsole: RegExp[]
  watchConsole: undefined
  /** Signs a member of staff in (a head of `school` by default) by inserting the session. */
  signInStaff: (options?: StaffOptions) => Promise<Staff>
  /** Signs the account of a family in by inserting the session. */
  signInFamily: (accountId: string, profile?: 'GUARDIAN' | 'STUDENT') => Promise<void>
}

/** Of a journey that is played both ways, in its title. */
const WITH_SCRIPT = 'avec script'
export const BOTH_WAYS = [WITH_SCRIPT, 'sans script'] as const

/** Journeys that need a browser: each is tagged with the reason (tests/README.md). */
export const test = world.extend<BrowserFixtures>({
  // Not a project of its own, whose workers would all start again.
  javaScriptEnabled: ({ browserName: _browser }, use, { title }) =>
    use(!title.includes('@no-js') || title.includes(WITH_SCRIPT)),
  extraHTTPHeaders: ({ clientAddress }, use) => use({ 'x-forwarded-for': clientAddress }),
  allowedConsole: [[], { option: true }],
  watchConsole: [
    async ({ context, allowedConsole }, use) => {
      const errors = collectErrors(context)
      await use(undefined)
      expect(
        errors.filter((error) => !allowedConsole.some((allowed) => allowed.test(error))),
        'errors in the console of the browser, violations of the content security policy included',
      ).toEqual([])
    },
    { auto: true },
  ],
  signInStaff: ({ context, server, school }, use) =>
    use(async (options) => {
      const { staff, cookie } = await staffSession(server.url, school, options)
      await addSession(context, server.url, cookie)
      return staff
    }),
  signInFamily: ({ context, server }, use) =>
    use(async (accountId, profile) =>
      addSession(context, server.url, await familySession(server.url, accountId, profile)),
    ),
})

export { db, expect }

function collectErrors(context: BrowserContext): string[] {
  const errors: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => errors.push(String(error.error())))
  return errors
}

/** Gives a browser the cookie of a session. */
export const addSession = (
  context: BrowserContext,
  url: string,
  { name, value }: Pick<SessionCookie, 'name' | 'value'>,
) =>
  // The protocol takes a __Host- cookie for an https address only; the browser sends it to http://localhost too.
  context.addCookies([
    { name, value, url: url.replace('http:', 'https:'), httpOnly: true, secure: true, sameSite: 'Lax' },
  ])
