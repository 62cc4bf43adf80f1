import { randomInt } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { buildSchool, buildStaff } from '@/prisma/seed/builders'
import { createFamilySession, createStaffSession, type SessionCookie } from './actors'
import { cloneTemplate, dropDatabase } from './databases'
import { givenServer, workerDatabase } from './e2e-env'
import { startServer, type TestServer } from './server'

type Staff = Awaited<ReturnType<typeof buildStaff>>
type StaffOptions = Parameters<typeof buildStaff>[0]
type Message = Awaited<ReturnType<typeof db.localMessage.findFirstOrThrow>>

type TestFixtures = {
  /** The address this test speaks from: limits per address never mix two tests. */
  clientAddress: string
  /** Console errors that the test means to cause, for instance `[/status of 404/]`. */
  allowedConsole: RegExp[]
  watchConsole: undefined
  realTime: undefined
  /** A school of its own, with its académie; its téléservices are closed. */
  school: Awaited<ReturnType<typeof buildSchool>>
  /** Signs a member of staff in (a head of `school` by default) by inserting the session. */
  signInStaff: (options?: StaffOptions) => Promise<Staff>
  /** Signs the account of a family in by inserting the session. */
  signInFamily: (accountId: string, profile?: 'GUARDIAN' | 'STUDENT') => Promise<void>
  /** The newest message of the local mailbox to that address, once it is there. */
  readMail: (to: string, subject?: RegExp) => Promise<Message>
}

type WorkerFixtures = {
  /** The server of this worker: production build, its own database. Tests of one worker follow one another. */
  server: TestServer
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({ browserName: _browser }, use, workerInfo) => {
      if (givenServer) return use(borrow(givenServer.url))
      await cloneTemplate(workerDatabase)
      const server = await startServer(`.data/test/server-${workerInfo.workerIndex}.log`)
      await use(server)
      await server.stop()
      await db.$disconnect()
      await dropDatabase(workerDatabase)
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ server }, use) => use(server.url),
  clientAddress: ({ browserName: _browser }, use) => use(`10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`),
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
  realTime: [
    async ({ server }, use) => {
      await use(undefined)
      if (server.isMoved()) await server.restart()
    },
    { auto: true },
  ],
  // The database is there once the server is.
  school: async ({ server: _server }, use) => use(await buildSchool()),
  signInStaff: ({ context, server, school }, use) =>
    use(async (options = {}) => {
      const staff = await buildStaff(options.academieId ? options : { schoolId: school.id, ...options })
      const ids = { accountId: staff.account.id, membershipId: staff.membership.id }
      await addSession(context, server, await createStaffSession(db, { ...ids, publicUrl: server.url }))
      return staff
    }),
  signInFamily: ({ context, server }, use) =>
    use(async (accountId, profile = 'GUARDIAN') => {
      await addSession(context, server, await createFamilySession(db, { accountId, profile, publicUrl: server.url }))
    }),
  readMail: ({ server: _server }, use) => use(readMail),
})

export { db, expect }

/** A server that is not ours: a test that would restart it, command it or kill it is skipped. */
const borrow = (url: string): TestServer => ({
  url,
  ...{ restart: refuse, command: refuse, process: refuse },
  stop: async () => {},
  isMoved: () => false,
})

function refuse(): never {
  const reason = 'Needs a server of its own, and E2E_BASE_URL gives another.'
  base.skip(true, reason)
  throw new Error(reason)
}

function collectErrors(context: BrowserContext): string[] {
  const errors: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => errors.push(String(error.error())))
  return errors
}

const addSession = (context: BrowserContext, server: TestServer, { name, value }: SessionCookie) =>
  // The protocol takes a __Host- cookie for an https address only; the browser sends it to http://localhost too.
  context.addCookies([
    { name, value, url: server.url.replace('http:', 'https:'), httpOnly: true, secure: true, sameSite: 'Lax' },
  ])

async function readMail(to: string, subject = /./): Promise<Message> {
  const find = () => db.localMessage.findMany({ where: { to: { contains: to } }, orderBy: { createdAt: 'desc' } })
  await expect.poll(async () => (await find()).some((message) => subject.test(message.subject ?? ''))).toBe(true)
  const found = (await find()).find((message) => subject.test(message.subject ?? ''))
  if (!found) throw new Error(`No message to ${to}`)
  return found
}

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules that a change of theme alone may break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** Axe finds nothing on the page as it stands. Not in a browser without JavaScript: axe is JavaScript. */
export const expectAccessible = (page: Page) => expectNothing(axeOf(page).withTags(AXE_TAGS))

/** The same, of a page that was just found accessible in its other theme. */
export const expectReadable = (page: Page) => expectNothing(axeOf(page).withRules(COLOUR_RULES))

// Without these, each check opens a page of its own to gather the results of frames, and we have none, then writes the
// selector of every element that is as it should be.
const axeOf = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

async function expectNothing(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}
