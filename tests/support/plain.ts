import { expect as base, type PlaywrightTestArgs, type PlaywrightWorkerArgs, type TestType } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { plainMatchers } from './plain/matchers'
import { PlainPage } from './plain/page'
import { Visitor } from './plain/visitor'
import type { TestServer } from './server'
import { keepState } from './states'
import { familySession, type Staff, type StaffOptions, staffSession, type WorldFixtures, world } from './world'

type PlainFixtures = {
  /** Answers of 400 and more that the test means to receive. */
  allowedStatus: number[]
  /** A tab without script. */
  page: PlainPage
  /** Another tab of the same browser. */
  newTab: () => PlainPage
  signInStaff: (options?: StaffOptions) => Promise<Staff>
  signInFamily: (accountId: string, profile?: 'GUARDIAN' | 'STUDENT') => Promise<void>
}

type Bare = TestType<
  Omit<PlaywrightTestArgs, 'page' | 'context'> & WorldFixtures,
  PlaywrightWorkerArgs & { server: TestServer }
>

/** Journeys of a browser without script, links and forms, through HTTP and an HTML parser: no browser is started. */
export const test = (world as unknown as Bare).extend<PlainFixtures>({
  allowedStatus: [[], { option: true }],
  page: ({ server, clientAddress, allowedStatus }, use) =>
    use(new PlainPage(new Visitor(server.url, clientAddress), allowedStatus)),
  newTab: ({ page, allowedStatus }, use) => use(() => new PlainPage(page.visitor, allowedStatus)),
  signInStaff: ({ page, server, school }, use) =>
    use(async (options) => {
      const { staff, cookie } = await staffSession(server.url, school, options)
      await page.visitor.addCookie(cookie.name, cookie.value)
      return staff
    }),
  signInFamily: ({ page, server }, use) =>
    use(async (accountId, profile) => {
      const { name, value } = await familySession(server.url, accountId, profile)
      await page.visitor.addCookie(name, value)
    }),
})

export const expect = base.extend(plainMatchers)

/** Leaves the page as it stands to the walk for accessibility, which looks at it in Chromium. */
export const audit = (page: PlainPage): void => keepState(test.info().titlePath.slice(1).join(' '), page)

export { db }
