import { randomInt } from 'node:crypto'
import { test as base, expect } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { buildSchool, buildStaff } from '@/prisma/seed/builders'
import { createFamilySession, createStaffSession, type SessionCookie } from './actors'
import { cloneTemplate } from './databases'
import { databaseNames } from './e2e-env'
import { sharedServer, startServer, type TestServer } from './server'

export type Staff = Awaited<ReturnType<typeof buildStaff>>
export type StaffOptions = Parameters<typeof buildStaff>[0]
type Message = Awaited<ReturnType<typeof db.localMessage.findFirstOrThrow>>
type School = Awaited<ReturnType<typeof buildSchool>>

export type WorldFixtures = {
  /** The address this test speaks from: limits per address never mix two tests. */
  clientAddress: string
  /** A school of its own, with its académie; its téléservices are closed. */
  school: School
  /** The newest message of the local mailbox to that address, once it is there. */
  readMail: (to: string, subject?: RegExp) => Promise<Message>
}

/** What every journey has, with a browser or without: a server (of the run, or their own), a school, mail. */
export const world = base.extend<WorldFixtures, { server: TestServer }>({
  server: [
    async ({ browserName: _browser }, use) => {
      const { E2E_BASE_URL: url } = process.env
      if (url) return use(sharedServer(url))
      await cloneTemplate(databaseNames.own)
      const server = await startServer(`.data/test/server-${process.env.TEST_WORKER_INDEX}.log`)
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ server }, use) => use(server.url),
  clientAddress: ({ browserName: _browser }, use) => use(`10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`),
  school: async ({ server: _server }, use) => use(await buildSchool()),
  readMail: ({ server: _server }, use) => use(readMail),
})

/** A member of staff (a head of that school by default) with the cookie of a session. */
export async function staffSession(url: string, school: School, options: StaffOptions = {}) {
  const staff = await buildStaff(options.academieId ? options : { schoolId: school.id, ...options })
  const ids = { accountId: staff.account.id, membershipId: staff.membership.id }
  return { staff, cookie: await createStaffSession(db, { ...ids, publicUrl: url }) }
}

/** The cookie of a session of that account of a family. */
export const familySession = (
  url: string,
  accountId: string,
  profile: 'GUARDIAN' | 'STUDENT' = 'GUARDIAN',
): Promise<SessionCookie> => createFamilySession(db, { accountId, profile, publicUrl: url })

async function readMail(to: string, subject = /./): Promise<Message> {
  const find = () => db.localMessage.findMany({ where: { to: { contains: to } }, orderBy: { createdAt: 'desc' } })
  await expect.poll(async () => (await find()).some((message) => subject.test(message.subject ?? ''))).toBe(true)
  const found = (await find()).find((message) => subject.test(message.subject ?? ''))
  if (!found) throw new Error(`No message to ${to}`)
  return found
}
