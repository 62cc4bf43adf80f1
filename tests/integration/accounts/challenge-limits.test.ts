import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { type AskChallenge, askChallenge } from '@/lib/accounts/recovery/commands/ask-challenge'
import { proposeEmail } from '@/lib/accounts/recovery/commands/propose-email'
import { RECOVERY } from '@/lib/accounts/recovery/messages'
import { sha256Hex } from '@/lib/platform/crypto'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/password'
import { buildAccount, buildGuardianship, buildStudent } from '@/prisma/seed/builders'
import { familyActor } from '../../support/actors'
import { activate } from '../../support/household'
import { sendMessage } from '../../support/messages'

const passwordHash = await hashPassword('ancien mot de passe oublié')
let place = 0

async function person(email: string | null = `${randomUUID()}@famille.example`) {
  const account = await buildAccount({ username: `nora.${randomUUID()}`, email, passwordHash })
  return { account, actor: familyActor({ id: account.id }), email: email ?? '' }
}
const mailOf = async (token: string | null) => {
  const { mail } = await sendMessage(`challenge-${await sha256Hex(token ?? '')}`)
  return mail && { to: mail.to, digits: mail.text.match(/\d{3} \d{3}/)?.[0] }
}
const ask = async (asked: AskChallenge) =>
  mailOf(await askChallenge(asked, { current: null, address: `198.51.100.${place++}` }))

describe('[XC-14] an account of a family denies nothing to the address that it chooses', () => {
  test('neither a forgotten password, nor a forgotten username, nor the proof of another account', async () => {
    const victim = await person()
    const attacker = await person()
    const [local, domain] = victim.email.split('@')
    const spellings = [victim.email, `${local?.toUpperCase()}@${domain}`, `${local}@${domain?.toUpperCase()}`]
    for (const email of [...spellings, `${local?.toUpperCase()}@${domain?.toUpperCase()}`, victim.email])
      await proposeEmail(attacker.actor, { email }).catch(() => null)
    expect(await ask({ purpose: 'PASSWORD_RESET', username: victim.account.username })).toMatchObject({
      to: victim.email,
    })
    expect(await ask({ purpose: 'USERNAME_REMINDER', email: victim.email })).toMatchObject({ to: victim.email })
    const other = await person()
    expect(await mailOf(await proposeEmail(other.actor, { email: victim.email }))).toMatchObject({ to: victim.email })
  })

  test('one address, however it is written, has one code', async () => {
    const { actor } = await person()
    const address = `${randomUUID()}@famille.example`
    const first = await mailOf(await proposeEmail(actor, { email: address }))
    const second = await mailOf(await proposeEmail(actor, { email: address.toUpperCase() }))
    expect(second).toMatchObject({ to: address.toUpperCase(), digits: first?.digits })
  })
})

test('[TS-19] an address asked about while it was nobody’s receives its code once it is chosen', async () => {
  const { actor } = await person(null)
  const email = `${randomUUID()}@famille.example`
  for (let time = 0; time < 5; time++) expect(await ask({ purpose: 'USERNAME_REMINDER', email })).toBeNull()
  expect(await mailOf(await proposeEmail(actor, { email }))).toMatchObject({ to: email })
})

test('[TS-19] when no message leaves, the person is told so, and no page says that one did', async () => {
  const { actor, account } = await person()
  const email = `${randomUUID()}@famille.example`
  for (let time = 0; time < 4; time++) {
    expect(await mailOf(await proposeEmail(actor, { email }))).not.toBeNull()
    await db.challenge.updateMany({
      where: { accountId: account.id },
      data: { closedAt: new Date(), sealedCode: null },
    })
  }
  await expect(proposeEmail(actor, { email })).rejects.toMatchObject({
    ...{ code: 'TOO_MANY_ATTEMPTS', message: RECOVERY.sentEnough },
  })
})

test('[TS-06] a password made of the child is refused when it is changed, as at the activation', async () => {
  const parent = await activate(
    'CAR',
    await buildGuardianship({ student: { firstName: 'Clémentine', birthDate: '2010-03-27' } }),
  )
  const pupil = await activate('CAE', await buildStudent({ firstName: 'Clémentine', birthDate: '2010-03-27' }))
  for (const actor of [parent, pupil]) {
    const session = { ...actor, sessionId: 'none' }
    for (const password of ['27032010-2703', 'Belkacem27032010'])
      await expect(changePassword(session, { password })).rejects.toThrow(/facile à deviner/)
  }
  await db.access.updateMany({
    where: { accountId: parent.id },
    data: { withdrawnAt: new Date(), withdrawReason: 'NOT_GUARDIAN' },
  })
  await changePassword({ ...parent, sessionId: 'none' }, { password: '27032010 tulipe lampe gare' })
})
