import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { chooseThemeAction } from '@/app/actions'
import { defineAccountAction, definePublicAction } from '@/lib/auth/action'
import { BORDER } from '@/lib/auth/messages'
import { db } from '@/lib/platform/db'
import { idle } from '@/lib/platform/form-state'
import { logger } from '@/lib/platform/logger'
import { buildStaff } from '@/prisma/seed/builders'
import { createStaffSession, type SessionCookie } from '@/tests/support/actors'

/** The request that Next would be serving. */
const request = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}))

const ran: unknown[] = []
const common = {
  name: 'test.border',
  input: z.object({ text: z.string() }),
  async run(_actor: unknown, input: unknown) {
    ran.push(input)
    return { message: 'Fait.' }
  },
}
const signedIn = defineAccountAction(common)
const open = definePublicAction({ ...common, limits: [{ name: 'test-border', max: 3, windowSeconds: 3600 }] })

let address = 0
let session: SessionCookie
function comeWith(headers: Record<string, string> = {}, signedInAs: SessionCookie | null = session) {
  request.headers = new Headers({
    host: 'localhost:3000',
    'x-forwarded-proto': 'http',
    'x-passerelle-client': `198.51.101.${address}`,
    ...(signedInAs && { cookie: `${signedInAs.name}=${signedInAs.value}` }),
    ...headers,
  })
}

function form(): FormData {
  const form = new FormData()
  form.set('text', 'a')
  return form
}

/** What a caller by hand gives in the place of the form. */
const NO_FORM: unknown[] = ['y', null, undefined, 7, [], { get: 'x' }, { text: 'a' }, new Map([['text', 'a']])]
const call = (action: typeof signedIn, given: unknown) => action(idle, given as FormData)

beforeEach(async () => {
  ran.length = 0
  address++
  const { account, membership } = await buildStaff()
  session = await createStaffSession(db, { accountId: account.id, membershipId: membership.id })
  comeWith()
})

describe('what is no form', () => {
  test('[XC-14] is refused with a sentence, and nothing runs nor is logged as an error', async () => {
    const logged = vi.spyOn(logger, 'error')
    for (const given of NO_FORM)
      expect(await call(signedIn, given)).toEqual({
        ...{ status: 'refused', code: 'REJECTED', message: BORDER.noForm, values: {} },
      })
    for (const given of NO_FORM) await chooseThemeAction(given as FormData)
    expect(ran).toEqual([])
    expect(logged).not.toHaveBeenCalled()
    expect(await call(signedIn, form())).toMatchObject({ status: 'done' })
  })

  test('[TS-09] counts as a try of a public form', async () => {
    const codes = []
    for (const given of NO_FORM.slice(0, 4)) codes.push(await call(open, given))
    expect(codes.map((state) => state.status === 'refused' && state.code)).toEqual([
      ...['REJECTED', 'REJECTED', 'REJECTED', 'TOO_MANY_ATTEMPTS'],
    ])
    expect(await call(open, form())).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
    expect(ran).toEqual([])
  })
})

describe('a form that another site makes a browser send', () => {
  const FOREIGN: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
    { origin: 'http://localhost:3001' },
  ]

  test('[XC-14] is refused by every action, with or without a session, and takes no try of the address', async () => {
    for (const headers of [...FOREIGN, ...FOREIGN]) {
      comeWith(headers)
      const expected = { status: 'refused', code: 'FORBIDDEN', message: BORDER.foreign, values: {} }
      expect(await call(signedIn, form())).toEqual(expected)
      comeWith(headers, null)
      expect(await call(signedIn, form())).toEqual(expected)
      expect(await call(open, form())).toEqual(expected)
    }
    expect(ran).toEqual([])
    comeWith()
    expect(await call(open, form())).toMatchObject({ status: 'done' })
  })

  test('is told from ours, and from that of a browser that says nothing', async () => {
    for (const site of ['same-origin', 'same-site', 'none']) {
      comeWith({ 'sec-fetch-site': site })
      expect(await call(signedIn, form())).toMatchObject({ status: 'done' })
    }
    comeWith({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })
    expect(await call(signedIn, form())).toMatchObject({ status: 'done' })
  })
})
