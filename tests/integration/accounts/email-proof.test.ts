import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openAccount } from '@/lib/accounts/commands/open-account'
import { confirmEmail } from '@/lib/accounts/recovery/commands/confirm-email'
import { proposeEmail } from '@/lib/accounts/recovery/commands/propose-email'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { buildAccount, buildGuardianship } from '@/prisma/seed/builders'
import { familyActor } from '../../support/actors'
import { makeUsableCode } from '../../support/codes'
import { sendMessage } from '../../support/messages'

const address = () => `${randomUUID()}@famille.example`
const emailOf = async (id: string) => (await db.account.findUniqueOrThrow({ where: { id } })).email

async function person(email: string | null = address()) {
  const account = await buildAccount({ username: `nora.${randomUUID()}`, email })
  return { account, actor: { ...familyActor({ id: account.id }), sessionId: 'none' } }
}

/** What the address received, in the browser that asked. */
async function received(token: string | null) {
  const challengeId = await sha256Hex(token ?? '')
  const { mail } = await sendMessage(`challenge-${challengeId}`)
  const digits = mail?.text.match(/\d{3} \d{3}/)?.[0].replace(' ', '') ?? ''
  return { challengeId, digits, to: mail?.to, from: null }
}

describe('a new address counts once its six digits were typed (TS-19)', () => {
  test('until then the old one stays; then the other sessions end, and the digits serve once', async () => {
    const { account, actor } = await person()
    const chosen = address()
    const typed = await received(await proposeEmail(actor, { email: ` ${chosen} ` }))
    expect(typed.to).toBe(chosen)
    expect(await emailOf(account.id)).toBe(account.email)
    await confirmEmail(actor, typed)
    expect(await emailOf(account.id)).toBe(chosen)
    await expect(confirmEmail(actor, typed)).rejects.toMatchObject({ code: 'EXPIRED' })
    expect(await proposeEmail(actor, { email: chosen })).toBeNull()
  })

  test('wrong digits, or those of somebody else, change nothing', async () => {
    const [one, other] = [await person(), await person()]
    const typed = await received(await proposeEmail(one.actor, { email: address() }))
    const wrong = typed.digits === '000000' ? '000001' : '000000'
    await expect(confirmEmail(one.actor, { ...typed, digits: wrong })).rejects.toMatchObject({ code: 'REJECTED' })
    await expect(confirmEmail(other.actor, typed)).rejects.toMatchObject({ code: 'EXPIRED' })
    expect([await emailOf(one.account.id), await emailOf(other.account.id)]).toEqual([
      one.account.email,
      other.account.email,
    ])
  })

  test('an address is removed at once; a pupil proposes none; ten a day', async () => {
    const { account, actor } = await person()
    expect(await proposeEmail(actor, { email: '' })).toBeNull()
    expect(await emailOf(account.id)).toBeNull()
    const pupil = familyActor({ id: account.id, profile: 'STUDENT' })
    await expect(proposeEmail(pupil, { email: address() })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (let n = 0; n < 10; n++) await proposeEmail(actor, { email: address() })
    await expect(proposeEmail(actor, { email: address() })).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' })
  })

  test('the address of an activation waits for its digits too', async () => {
    const couple = await buildGuardianship()
    const { id: codeId } = await makeUsableCode('CAR', couple)
    const [username, chosen] = [`parent-${randomUUID().slice(0, 8)}`, address()]
    const visitor = { kind: 'public', id: null, ipPrefix: null } as const
    const input = { codeId, shown: [], notMine: [], username, password: 'tulipe lampe gare nuage', email: chosen }
    const { proof } = await openAccount(visitor, input)
    const { id } = await db.account.findUniqueOrThrow({ where: { usernameKey: username } })
    expect(await emailOf(id)).toBeNull()
    await confirmEmail({ ...familyActor({ id }), sessionId: 'none' }, await received(proof))
    expect(await emailOf(id)).toBe(chosen)
  })
})
