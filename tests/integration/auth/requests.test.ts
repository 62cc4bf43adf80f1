import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { defineAccountAction, defineAction, definePublicAction } from '@/lib/auth/action'
import { systemActor } from '@/lib/auth/actor'
import { keepDraft, RESTORED, restoredState } from '@/lib/auth/drafts'
import { revokeSessions } from '@/lib/auth/revoke'
import { defineRoute } from '@/lib/auth/route'
import { readSession } from '@/lib/auth/shell'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/errors'
import { idle } from '@/lib/platform/form-state'
import { buildStaff } from '@/prisma/seed/builders'
import { createStaffSession, type SessionCookie } from '@/tests/support/actors'

/** The request that Next would be serving. */
const request = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
    set: (name: string, value: string) => request.cookies.set(name, value),
  }),
}))

type Staff = Awaited<ReturnType<typeof buildStaff>>
let staff: Staff
let cookie: SessionCookie

beforeEach(async () => {
  staff = await buildStaff()
  cookie = await sessionOf(staff)
  comeWith(cookie)
})

const sessionOf = ({ account, membership }: Staff) =>
  createStaffSession(db, { accountId: account.id, membershipId: membership.id })

function comeWith(session: SessionCookie | null, headers: Record<string, string> = {}) {
  request.cookies = new Map(session ? [[session.name, session.value]] : [])
  request.headers = new Headers({
    host: 'localhost:3000',
    'x-forwarded-proto': 'http',
    'x-passerelle-path': '/teleservices/ouverture?a=1',
    'x-passerelle-client': '192.0.2.7',
    ...(session && { cookie: `${session.name}=${session.value}` }),
    ...headers,
  })
}
const revoke = () => db.session.update({ where: { id: cookie.sessionId }, data: { revokedAt: new Date() } })
const endAll = (accountId: string) =>
  db.$transaction((tx) => revokeSessions(tx, systemActor('test'), { accountId, reason: 'password-changed' }))
/** Nobody came in time. */
const lapse = () =>
  db.session.update({ where: { id: cookie.sessionId }, data: { idleUntil: new Date(Date.now() - 1) } })

/** Where a call redirected to. */
const redirection = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no redirection',
    (error: { digest?: string }) => error.digest?.split(';')[2] ?? String(error),
  )

function formOf(values: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one)
  return form
}

describe('session of a request', () => {
  test('lives with its cookie, is null without it or once revoked', async () => {
    expect((await readSession())?.actor.id).toBe(staff.account.id)
    await revoke()
    expect(await readSession()).toBeNull()
    comeWith(null)
    expect(await readSession()).toBeNull()
  })

  test('[XC-14] a cookie that was forged, or sealed with another key, is nobody’s', async () => {
    const other = await createStaffSession(db, {
      accountId: staff.account.id,
      membershipId: staff.membership.id,
      authSecret: 'another-secret-0123456789-0123456789',
    })
    for (const value of [`${cookie.value.slice(0, -4)}AAAA`, other.value, 'anything']) {
      comeWith({ ...cookie, value })
      expect(await readSession()).toBeNull()
    }
  })

  test('a broken configuration authenticates nobody', async () => {
    // next-auth falls back on the variable itself.
    const secret = env.AUTH_SECRET
    try {
      process.env.AUTH_SECRET = ''
      env.AUTH_SECRET = ''
      expect(await readSession()).toBeNull()
    } finally {
      env.AUTH_SECRET = secret
      process.env.AUTH_SECRET = secret
    }
    expect(await readSession()).not.toBeNull()
  })
})

describe('defineAction', () => {
  const seen: unknown[] = []
  const action = (permission: 'teleservice:open' | 'audit:read' = 'teleservice:open') =>
    defineAction({
      name: 'test.action',
      permission,
      input: z.object({ text: z.string().min(3, 'Trop court.'), many: z.array(z.string()), password: z.string() }),
      secret: ['password'],
      async run(actor, input) {
        seen.push({ school: actor.schoolId, ...input })
        if (input.text === 'refuse') throw new Refusal('CONFLICT', 'Déjà fait.')
        return { message: 'Fait.' }
      },
    })
  const filled = (text: string) =>
    formOf({ text, many: ['a', 'b'], password: 'secret', extra: 'no', $ACTION_ID: 'x', schoolId: 'another' })
  beforeEach(() => {
    seen.length = 0
  })

  test('hands the declared fields only, with the school of the session', async () => {
    expect(await action()(idle, filled('texte'))).toEqual({ status: 'done', message: 'Fait.' })
    expect(seen).toEqual([{ school: staff.membership.schoolId, text: 'texte', many: ['a', 'b'], password: 'secret' }])
  })

  test('gives back what was typed, never a secret', async () => {
    const values = { text: 'no', many: ['a', 'b'] }
    expect(await action()(idle, filled('no'))).toEqual({
      status: 'invalid',
      fieldErrors: { text: ['Trop court.'] },
      formErrors: [],
      values,
    })
    expect(await action()(idle, filled('refuse'))).toEqual({
      status: 'refused',
      code: 'CONFLICT',
      message: 'Déjà fait.',
      values: { ...values, text: 'refuse' },
    })
  })

  test('[XC-14] without the right nothing runs', async () => {
    const deputy = await buildStaff({ role: 'DEPUTY_HEAD' })
    comeWith(await sessionOf(deputy))
    expect(await redirection(action('teleservice:open')(idle, filled('texte')))).toBe('/acces-refuse')
    expect(seen).toEqual([])
  })

  test('a session that lapsed leads to the sign-in and keeps the text, for its author, without the secret', async () => {
    await lapse()
    expect(await redirection(action()(idle, filled('mon texte')))).toBe(
      '/connexion?retour=%2Fteleservices%2Fouverture%3Fa%3D1',
    )
    expect(seen).toEqual([])
    const rows = await db.formDraft.findMany({ where: { accountId: staff.account.id } })
    expect(Buffer.from(rows[0]?.sealed ?? []).toString('latin1')).not.toContain('mon texte')

    comeWith(await sessionOf(staff))
    expect(await restoredState('test.action')).toEqual({
      status: 'refused',
      code: 'EXPIRED',
      message: RESTORED,
      values: { text: 'mon texte', many: ['a', 'b'] },
    })
    expect(await restoredState('test.other')).toEqual(idle)
    comeWith(await sessionOf(await buildStaff()))
    expect(await restoredState('test.action')).toEqual(idle)

    comeWith(await sessionOf(staff))
    await action()(idle, filled('mon texte'))
    expect(await restoredState('test.action')).toEqual(idle)
  })

  test.each([
    ['somebody ended', async () => void (await revoke())],
    ['a change of password ended', async () => void (await endAll(staff.account.id))],
    [
      'lapsed, and was ended then',
      async () => {
        await lapse()
        await endAll(staff.account.id)
      },
    ],
  ])('[XC-14] a session that %s writes nothing into the forms of its owner', async (_, end) => {
    await end()
    expect(await redirection(action()(idle, filled('texte du voleur')))).toMatch(/^\/connexion\?retour=/)
    expect(await db.formDraft.count({ where: { accountId: staff.account.id } })).toBe(0)
    comeWith(await sessionOf(staff))
    expect(await restoredState('test.action')).toEqual(idle)
  })

  test('[TS-121] a sensitive act after a while: the password first, then what was typed, without the secret', async () => {
    const sensitive = () =>
      defineAccountAction({
        name: 'test.sensitive',
        input: z.object({ text: z.string().min(3, 'Trop court.'), password: z.string() }),
        secret: ['password'],
        recent: true,
        run: async (_actor, { text }) => ({ message: text }),
      })
    const typed = formOf({ text: 'nouvelle adresse', password: 'secret' })
    expect(await sensitive()(idle, typed)).toMatchObject({ status: 'done' })
    await db.session.update({
      where: { id: cookie.sessionId },
      data: { authTime: new Date(Date.now() - 16 * 60_000) },
    })
    expect(await sensitive()(idle, formOf({ text: 'no', password: 'x' }))).toMatchObject({ status: 'invalid' })
    expect(await redirection(sensitive()(idle, typed))).toMatch(/^\/connexion\/confirmer\?retour=/)
    comeWith(await sessionOf(staff))
    expect(await restoredState('test.sensitive')).toMatchObject({
      ...{ status: 'refused', message: RESTORED, values: { text: 'nouvelle adresse' } },
    })
    await sensitive()(idle, typed)
    expect(await restoredState('test.sensitive')).toEqual(idle)
  })

  test('a draft is forgotten after an hour, and nobody’s draft is kept', async () => {
    await lapse()
    await keepDraft('test.old', { text: 'x' })
    expect(await db.formDraft.count({ where: { action: 'test.old' } })).toBe(1)
    await db.formDraft.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    comeWith(await sessionOf(staff))
    expect(await restoredState('test.old')).toEqual(idle)
    comeWith(null)
    await keepDraft('test.nobody', { text: 'x' })
    comeWith({ ...cookie, value: 'forged' })
    await keepDraft('test.nobody', { text: 'x' })
    expect(await db.formDraft.count({ where: { action: 'test.nobody' } })).toBe(0)
  })
})

describe('definePublicAction', () => {
  test('[TS-09] is limited by the client’s address, and a forged X-Forwarded-For changes nothing', async () => {
    const action = definePublicAction({
      name: 'test.public',
      limits: [{ name: 'test-limit', max: 2, windowSeconds: 3600 }],
      input: z.object({ text: z.string() }),
      run: async () => ({ message: 'Fait.' }),
    })
    const call = async (client: string, forwarded: string) => {
      comeWith(null, { 'x-passerelle-client': client, 'x-forwarded-for': forwarded })
      return (await action(idle, formOf({ text: 'gardé' }))).status
    }
    expect([await call('198.51.100.1', '1.1.1.1'), await call('198.51.100.1', '2.2.2.2')]).toEqual(['done', 'done'])
    expect(await call('198.51.100.1', '3.3.3.3')).toBe('refused')
    expect(await call('198.51.100.2', '1.1.1.1')).toBe('done')
    comeWith(null, { 'x-passerelle-client': '198.51.100.1' })
    expect(await action(idle, formOf({ text: 'gardé' }))).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      values: { text: 'gardé' },
    })
  })
})

describe('defineRoute', () => {
  const id = '01900000-0000-7000-8000-000000000001'
  const route = defineRoute({
    name: 'test.route',
    access: 'teleservice:open',
    params: z.object({ id: z.uuid() }),
    async run(actor, { params }) {
      if (params.id !== id) throw new Refusal('NOT_FOUND', 'Ce document n’existe pas.')
      return new Response(actor.schoolId)
    },
  })
  const call = (options: { asked?: string; method?: string; headers?: Record<string, string> } = {}) =>
    route(
      new Request(`http://localhost:3000/x/${options.asked ?? id}`, {
        method: options.method ?? 'GET',
        headers: { host: 'localhost:3000', ...options.headers },
      }),
      { params: Promise.resolve({ id: options.asked ?? id }) },
    )

  test('answers in the school of the session, never cached', async () => {
    const response = await call()
    expect([response.status, await response.text()]).toEqual([200, staff.membership.schoolId])
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test('a refusal is a page in French for who opens the address, data for a script', async () => {
    const asked = '01900000-0000-7000-8000-000000000002'
    const page = await call({ asked, headers: { accept: 'text/html,*/*;q=0.8' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(await page.text()).toContain('<h1>Ce document n’existe pas.</h1>')
    const data = await call({ asked })
    expect([data.status, await data.json()]).toEqual([404, { message: 'Ce document n’existe pas.' }])
  })

  test('[XC-14] without session: 401, or the sign-in page for a browser; without the right: 403, or « Accès refusé »', async () => {
    comeWith(null)
    expect((await call()).status).toBe(401)
    const page = await call({ headers: { accept: 'text/html,*/*' } })
    expect([page.status, page.headers.get('location')]).toEqual([303, `/connexion?retour=%2Fx%2F${id}`])
    comeWith(await sessionOf(await buildStaff({ role: 'DEPUTY_HEAD' })))
    expect((await call()).status).toBe(403)
    const refused = await call({ headers: { accept: 'text/html,*/*' } })
    expect([refused.status, refused.headers.get('location')]).toEqual([303, '/acces-refuse'])
  })

  test('refuses the post of another site, wrong parameters, and says what a rule says', async () => {
    expect((await call({ method: 'POST', headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await call({ method: 'POST', headers: { origin: 'http://localhost:3000' } })).status).toBe(200)
    expect((await call({ asked: 'not-a-uuid' })).status).toBe(404)
    const missing = await call({ asked: '01900000-0000-7000-8000-000000000002' })
    expect([missing.status, await missing.json()]).toEqual([404, { message: 'Ce document n’existe pas.' }])
  })
})
