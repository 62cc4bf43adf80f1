import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { unblockHolder } from '@/lib/teleservices/holders/commands/unblock-holder'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { buildAccount } from '@/prisma/seed/builders'
import { coupleOf, giveCode, openWithCode, schoolWithHead } from '../../../support/holders'

test('[XC-14] a responsable whom wrong passwords keep out: the school sees it and lifts it, another school cannot', async () => {
  const { actor } = await schoolWithHead()
  const holder = await coupleOf(actor)
  const account = await buildAccount({ profiles: ['GUARDIAN'] })
  await openWithCode(await giveCode(actor, holder), account.id)
  await db.credential.create({
    data: { accountId: account.id, passwordHash: 'x', failures: 4, lastFailedAt: new Date() },
  })
  const locked = async () => (await findCodeHolder(actor, holder))?.valid?.used?.locked
  expect(await locked()).toBe(false)
  await db.credential.update({ where: { accountId: account.id }, data: { failures: 5 } })
  expect(await locked()).toBe(true)

  const { actor: stranger } = await schoolWithHead()
  await expect(unblockHolder(stranger, holder)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await locked()).toBe(true)
  await unblockHolder(actor, holder)
  expect(await locked()).toBe(false)
  expect(await db.auditEvent.count({ where: { action: 'account.unblocked', targetId: account.id } })).toBe(1)
})

test('there is nothing to lift where no account was opened', async () => {
  const { actor } = await schoolWithHead()
  const holder = await coupleOf(actor)
  await giveCode(actor, holder)
  await expect(unblockHolder(actor, holder)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
})
