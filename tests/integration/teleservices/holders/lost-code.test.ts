import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { displayCode } from '@/lib/accounts/commands/display-code'
import { renewCode } from '@/lib/accounts/commands/renew-code'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { db } from '@/lib/platform/db'
import { undoAccessWithdrawal } from '@/lib/teleservices/holders/commands/undo-access-withdrawal'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { readLetter } from '@/lib/teleservices/letters/queries/read-letter'
import { readStudentSheet } from '@/lib/teleservices/letters/queries/read-student-sheet'
import { notifyOne } from '@/lib/teleservices/notifications/commands/notify-one'
import { buildAccount } from '@/prisma/seed/builders'
import { onDay, replicate } from '../../../support/codes'
import {
  codesOf,
  coupleOf,
  giveCode,
  liveAccess,
  openWithCode,
  pupilOf,
  schoolWithHead,
  validCode,
} from '../../../support/holders'

/** An account opened by Lina's code, which received Adam and Inès with it (TS-16). */
async function family() {
  const { actor, school } = await schoolWithHead()
  const lina = await coupleOf(actor, { student: { familyName: 'BELKACEM', firstName: 'Lina' } })
  const { guardianId } = lina
  const adam = await coupleOf(actor, { guardianId, student: { familyName: 'BELKACEM', firstName: 'Adam' } })
  const ines = await coupleOf(actor, { guardianId, student: { familyName: 'BELKACEM', firstName: 'Inès' } })
  const account = await buildAccount()
  for (const child of [lina, adam, ines]) await openWithCode(await giveCode(actor, child), account.id)
  const received = { guardianshipId: { in: [adam.holderId, ines.holderId] } }
  await db.access.updateMany({ where: received, data: { route: 'SIBLING' } })
  await db.activationCode.updateMany({ where: received, data: { usedVia: 'SIBLING' } })
  const lost = await validCode(lina)
  const renew = () => renewCode(actor, { ...lina, shownCodeId: lost, shownUsed: true, reason: 'LOSS' })
  return { actor, school, lina, adam, ines, account, lost, renew }
}

const undoOf = async ({ codeId }: { codeId: string }) =>
  (await db.withdrawal.findFirstOrThrow({ where: { codeId, undoneAt: null } })).id

describe('« Nouveau CAR », Perte, of a code that opened an account', () => {
  test('[TS-16][TS-103][XC-07] the page names the children that go; each has a code of its own again, to be typed', async () => {
    const { actor, school, lina, adam, ines, lost, renew } = await family()
    const before = await findCodeHolder(actor, lina)
    expect(before?.attached.sort()).toEqual(['BELKACEM Adam', 'BELKACEM Inès'])
    expect((await findCodeHolder(actor, adam))?.attached).toEqual(['BELKACEM Inès'])
    const old = [await validCode(adam), await validCode(ines)]
    expect(await renew()).toBe('DONE')
    for (const child of [lina, adam, ines]) expect(await liveAccess(child)).toBeNull()
    const made = [await validCode(adam), await validCode(ines)]
    expect(made.every((id, index) => id !== '' && id !== old[index])).toBe(true)
    const after = await findCodeHolder(actor, lina)
    expect(after?.codes.find(({ id }) => id === lost)?.undo?.others.sort()).toEqual(['BELKACEM Adam', 'BELKACEM Inès'])
    // Whoever lost nothing but a letter: no child comes back to the account that may be a stranger's.
    await onDay(1, () => replicate(school.id))
    for (const child of [lina, adam, ines]) expect(await liveAccess(child)).toBeNull()
  })

  test.each(['the one that was lost', 'one that went with it'])(
    '[TS-99] undone on the page of %s: every child is as before, and a second time changes nothing',
    async (which) => {
      const { actor, lina, adam, ines, account, lost, renew } = await family()
      const received = await validCode(adam)
      await renew()
      const replaced = await validCode(adam)
      const withdrawalId = await undoOf({ codeId: which === 'the one that was lost' ? lost : received })
      await undoAccessWithdrawal(actor, { withdrawalId })
      await undoAccessWithdrawal(actor, { withdrawalId })
      for (const child of [lina, adam, ines]) expect(await liveAccess(child)).toMatchObject({ accountId: account.id })
      expect([await validCode(lina), await validCode(adam)]).toEqual([lost, received])
      expect((await codesOf(adam)).find(({ id }) => id === replaced)?.invalidatedAt).not.toBeNull()
      expect(await db.withdrawal.count({ where: { schoolId: actor.schoolId, undoneAt: null } })).toBe(0)
    },
  )

  test('[TS-99] once a new code of one child was shown, nothing is undone for anybody', async () => {
    const { actor, lina, adam, lost, renew } = await family()
    await renew()
    await displayCode(actor, adam)
    const undone = undoAccessWithdrawal(actor, { withdrawalId: await undoOf({ codeId: lost }) })
    await expect(undone).rejects.toMatchObject({ code: 'CONFLICT' })
    expect([await liveAccess(lina), await liveAccess(adam)]).toEqual([null, null])
  })

  test('[TS-99] « Retirer l’accès », Perte: undone for the children that went too', async () => {
    const { actor, lina, adam, ines, lost } = await family()
    await withdrawCode(actor, { ...lina, shownCodeId: lost, reason: 'LOSS' })
    expect(await validCode(adam)).toBe('')
    await undoAccessWithdrawal(actor, { withdrawalId: await undoOf({ codeId: lost }) })
    for (const child of [lina, adam, ines]) expect(await liveAccess(child)).not.toBeNull()
  })

  test('[TS-103] another reason leaves the other children', async () => {
    const { actor, lina, adam, lost } = await family()
    await renewCode(actor, { ...lina, shownCodeId: lost, shownUsed: true, reason: 'HOLDER_REQUEST' })
    expect(await liveAccess(adam)).not.toBeNull()
  })
})

test('[TS-96][TS-31] a code that an uncertain e-mail may have brought was perhaps told: a reason is asked', async () => {
  const { actor } = await schoolWithHead()
  const holder = await coupleOf(actor)
  const shownCodeId = await giveCode(actor, holder)
  const asked = { channel: 'EMAIL' as const, requestKey: randomUUID() }
  const { batchId } = await notifyOne(actor, { ...holder, shownCodeId, ...asked })
  expect((await findCodeHolder(actor, holder))?.valid?.told).toBe(false)
  await db.delivery.updateMany({ where: { batchId }, data: { state: 'UNCERTAIN' } })
  expect((await findCodeHolder(actor, holder))?.valid?.told).toBe(true)
  expect(await renewCode(actor, { ...holder, shownCodeId })).toBe('ASK')
})

test('[TS-04][TS-31] a code read on the web page of its letter or of its sheet was told: a reason is asked, and it can be undone', async () => {
  const { actor } = await schoolWithHead()
  for (const holder of [await coupleOf(actor), await pupilOf(actor)]) {
    const shownCodeId = await giveCode(actor, holder)
    const channel = 'LETTER'
    const { batchId } = await notifyOne(actor, { ...holder, shownCodeId, channel, requestKey: randomUUID() })
    const line = await db.delivery.findFirstOrThrow({ where: { batchId } })
    expect((await findCodeHolder(actor, holder))?.valid?.told).toBe(false)
    const read = holder.kind === 'CAR' ? readLetter : readStudentSheet
    expect(await read(actor, line.id)).not.toBeNull()
    expect((await findCodeHolder(actor, holder))?.valid?.told).toBe(true)
    expect(await renewCode(actor, { ...holder, shownCodeId })).toBe('ASK')
    expect(await renewCode(actor, { ...holder, shownCodeId, reason: 'ERROR' })).toBe('DONE')
    await undoAccessWithdrawal(actor, { withdrawalId: await undoOf({ codeId: shownCodeId }) })
    expect(await validCode(holder)).toBe(shownCodeId)
  }
})
