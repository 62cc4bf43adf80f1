import { describe, expect, test } from 'vitest'
import { createActivationCodes } from '@/lib/accounts'
import { displayCode } from '@/lib/accounts/commands/display-code'
import { liftSuspension } from '@/lib/accounts/commands/lift-suspension'
import { renewCode } from '@/lib/accounts/commands/renew-code'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { HOLDER_NOT_FOUND } from '@/lib/accounts/messages'
import { systemActor } from '@/lib/auth/actor'
import { today } from '@/lib/platform/clock'
import { addDays, fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { listCouples } from '@/lib/teleservices/accesses/queries/list-couples'
import { AccessSearch } from '@/lib/teleservices/accesses/schemas'
import { sendUsername, showUsername } from '@/lib/teleservices/holders/commands/remind-username'
import { undoAccessWithdrawal } from '@/lib/teleservices/holders/commands/undo-access-withdrawal'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { listHolderCodes } from '@/lib/teleservices/holders/queries/list-holder-codes'
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
import { sendMessage } from '../../../support/messages'

const lastAudit = (schoolId: string, action: string) =>
  db.auditEvent.findFirst({ where: { schoolId, action }, orderBy: { at: 'desc' } })

describe('« Nouveau CAR », « Nouveau CAE »', () => {
  test('[TS-103][TS-116] the valid code is invalidated first, then the new one is made, usable tomorrow', async () => {
    const { actor } = await schoolWithHead()
    for (const holder of [await coupleOf(actor), await pupilOf(actor)]) {
      const first = await giveCode(actor, holder)
      expect(await renewCode(actor, { ...holder, shownCodeId: first })).toBe('DONE')
      const [second, old] = await codesOf(holder)
      expect(second).toMatchObject({ kind: holder.kind, invalidatedAt: null, createdById: actor.id })
      expect(second && fromDbDate(second.usableFrom)).toBe(addDays(today(), 1))
      expect(old).toMatchObject({ id: first, invalidationReason: 'REPLACED', encrypted: null })
      expect(
        await db.activationCode.count({ where: { id: { in: [first, second?.id ?? ''] }, invalidatedAt: null } }),
      ).toBe(1)
    }
  })

  test('[TS-31][TS-103] a code that somebody holds: asked first, the reason is kept, undone while the new one is untold', async () => {
    const { actor } = await schoolWithHead()
    for (const tell of ['notified', 'displayed'] as const) {
      const holder = await coupleOf(actor)
      const first = await giveCode(actor, holder)
      if (tell === 'displayed') await displayCode(actor, holder)
      else await db.activationCode.update({ where: { id: first }, data: { notifiedAt: new Date() } })
      expect(await renewCode(actor, { ...holder, shownCodeId: first })).toBe('ASK')
      expect(await codesOf(holder)).toHaveLength(1)
      expect(await renewCode(actor, { ...holder, shownCodeId: first, reason: 'LOSS' })).toBe('DONE')
      const [second, old] = await listHolderCodes(actor, holder)
      expect(old).toMatchObject({ id: first, invalidated: { reason: 'LOSS' }, undo: { replacementId: second?.id } })
      const withdrawalId = old?.undo?.withdrawalId ?? ''
      if (tell === 'displayed') {
        await displayCode(actor, holder)
        await expect(undoAccessWithdrawal(actor, { withdrawalId })).rejects.toMatchObject({ code: 'CONFLICT' })
        continue
      }
      await undoAccessWithdrawal(actor, { withdrawalId })
      expect(await validCode(holder)).toBe(first)
    }
  })

  test('[TS-103][TS-13] twenty simultaneous presses make one new code', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const shownCodeId = await giveCode(actor, holder)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => renewCode(actor, { ...holder, shownCodeId })))
    expect(outcomes.filter((outcome) => outcome === 'DONE')).toHaveLength(1)
    expect(await codesOf(holder)).toHaveLength(2)
  })

  test('on a used code, the account loses its access until the new one is typed, even after the night', async () => {
    const { actor, school } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const account = await buildAccount()
    await openWithCode(await giveCode(actor, holder), account.id)
    const shownCodeId = await validCode(holder)
    expect(await renewCode(actor, { ...holder, shownCodeId })).toBe('CHANGED')
    expect(await liveAccess(holder)).not.toBeNull()
    expect(await renewCode(actor, { ...holder, shownCodeId, shownUsed: true, reason: 'HOLDER_REQUEST' })).toBe('DONE')
    expect(await liveAccess(holder)).toBeNull()
    await onDay(1, () => replicate(school.id))
    expect(await liveAccess(holder)).toBeNull()
  })

  test('[TS-78][TS-12] who may never get one is told why: not légal, élève majeur, left, deceased', async () => {
    const { actor } = await schoolWithHead()
    const cases = [
      { couple: { legalRank: null }, says: /Ni légal 1 ni légal 2/ },
      { couple: { kinshipCode: '70' }, says: /élève majeur/ },
      { couple: { student: { leftOn: '2026-10-01' } }, says: /quitté l’établissement/ },
      { couple: { student: { deceased: true } }, says: /décédé/ },
      { couple: { endedOn: '2026-10-01' }, says: /n’est plus responsable/ },
    ]
    for (const { couple, says } of cases) {
      const holder = await coupleOf(actor, couple)
      await expect(renewCode(actor, { ...holder, shownCodeId: '' })).rejects.toMatchObject({
        code: 'CLOSED',
        message: expect.stringMatching(says),
      })
      expect(await codesOf(holder)).toEqual([])
    }
  })

  test('[XC-14] the ids of another school do nothing, whatever the command', async () => {
    const { actor } = await schoolWithHead()
    const other = await schoolWithHead()
    const holder = await coupleOf(other.actor)
    const shownCodeId = await giveCode(other.actor, holder)
    const refused = { code: 'NOT_FOUND', message: HOLDER_NOT_FOUND }
    await expect(renewCode(actor, { ...holder, shownCodeId })).rejects.toMatchObject(refused)
    await expect(withdrawCode(actor, { ...holder, shownCodeId, reason: 'ERROR' })).rejects.toMatchObject(refused)
    await expect(liftSuspension(actor, { ...holder, shownCodeId })).rejects.toMatchObject(refused)
    await expect(displayCode(actor, holder)).rejects.toMatchObject(refused)
    await expect(showUsername(actor, holder)).rejects.toMatchObject(refused)
    expect(await findCodeHolder(actor, holder)).toBeNull()
    expect(await findCodeHolder(actor, { kind: 'CAE', holderId: holder.studentId })).toBeNull()
    expect(await validCode(holder)).toBe(shownCodeId)
  })
})

describe('withdrawing and authorising again', () => {
  test('[TS-31][TS-16] a lost code: whoever typed it loses the siblings too; another reason leaves them', async () => {
    const { actor } = await schoolWithHead()
    const family = async () => {
      const typed = await coupleOf(actor)
      const sibling = await coupleOf(actor, { guardianId: typed.guardianId })
      const account = await buildAccount()
      await openWithCode(await giveCode(actor, typed), account.id)
      await openWithCode(await giveCode(actor, sibling), account.id)
      await db.access.updateMany({ where: { guardianshipId: sibling.holderId }, data: { route: 'SIBLING' } })
      return { typed, sibling }
    }
    const [lost, error] = [await family(), await family()]
    for (const [{ typed }, reason] of [
      [lost, 'LOSS'],
      [error, 'ERROR'],
    ] as const)
      await withdrawCode(actor, { ...typed, shownCodeId: await validCode(typed), reason })
    expect(await liveAccess(lost.sibling)).toBeNull()
    expect(await validCode(lost.sibling)).toBe('')
    expect(await db.withdrawal.count({ where: { schoolId: actor.schoolId, reason: 'LOSS' } })).toBe(2)
    expect(await liveAccess(error.sibling)).not.toBeNull()
  })

  test('[TS-99][TS-31][TS-17] the access is cut at once, the reason recorded and audited, the history keeps both', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const account = await buildAccount()
    const codeId = await giveCode(actor, holder)
    await openWithCode(codeId, account.id)
    expect(await withdrawCode(actor, { ...holder, shownCodeId: codeId, reason: 'HOLDER_REQUEST' })).toBe('DONE')
    expect(await liveAccess(holder)).toBeNull()
    expect(await lastAudit(actor.schoolId, 'activation-code.invalidated')).toMatchObject({
      actorId: actor.id,
      targetId: codeId,
      data: { reason: 'HOLDER_REQUEST', count: 1 },
    })
    const view = await findCodeHolder(actor, holder)
    expect(view?.valid).toBeNull()
    expect(view?.codes).toMatchObject([
      {
        masked: expect.stringMatching(/^\w{4} - ••• - ••• - \w{3}$/),
        state: 'INVALIDATED',
        hasCopy: false,
        notifiedAt: expect.any(Date),
        invalidated: { reason: 'HOLDER_REQUEST', by: 'Nadia Ferrand' },
      },
    ])
  })

  test('[TS-31] a refusal shows « À gérer individuellement » in the bulk creation, told or not', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    await withdrawCode(actor, { ...holder, shownCodeId: await giveCode(actor, holder), reason: 'REFUSAL' })
    const { rows } = await listCouples(actor, AccessSearch.parse({}))
    expect(rows).toMatchObject([{ id: holder.holderId, state: 'REFUSED' }])
  })

  test('[TS-99] « Autoriser l’accès » gives the account its access back the next day, without typing', async () => {
    const { actor, school } = await schoolWithHead()
    for (const holder of [await coupleOf(actor), await pupilOf(actor)]) {
      const account = await buildAccount()
      const codeId = await giveCode(actor, holder)
      await openWithCode(codeId, account.id)
      await withdrawCode(actor, { ...holder, shownCodeId: codeId, reason: 'REFUSAL' })
      await renewCode(actor, { ...holder, shownCodeId: '' })
      await replicate(school.id)
      expect(await liveAccess(holder)).toBeNull()
      await onDay(1, () => replicate(school.id))
      expect(await liveAccess(holder)).toMatchObject({ accountId: account.id, route: 'SCHOOL' })
      expect((await codesOf(holder))[0]).toMatchObject({ usedById: account.id, usedVia: 'SCHOOL' })
      await onDay(1, () => replicate(school.id))
      expect(await db.access.count({ where: { accountId: account.id, withdrawnAt: null } })).toBe(1)
    }
  })

  test('after a loss, the account that used the code never comes back by itself', async () => {
    const { actor, school } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const account = await buildAccount()
    const codeId = await giveCode(actor, holder)
    await openWithCode(codeId, account.id)
    await withdrawCode(actor, { ...holder, shownCodeId: codeId, reason: 'LOSS' })
    await renewCode(actor, { ...holder, shownCodeId: '' })
    await onDay(1, () => replicate(school.id))
    expect(await liveAccess(holder)).toBeNull()
  })

  test('two heads on one page: one regenerates, the other withdraws; one is done, the other is told', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const shownCodeId = await giveCode(actor, holder)
    const outcomes = await Promise.all([
      renewCode(actor, { ...holder, shownCodeId }),
      withdrawCode(actor, { ...holder, shownCodeId, reason: 'ERROR' }),
    ])
    expect([...outcomes].sort()).toEqual(['CHANGED', 'DONE'])
    expect(await db.withdrawal.count({ where: { codeId: shownCodeId } })).toBe(outcomes[1] === 'DONE' ? 1 : 0)
  })
})

describe('« Annuler ce retrait »', () => {
  async function withdrawn() {
    const { actor, school } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const account = await buildAccount()
    const codeId = await giveCode(actor, holder)
    await openWithCode(codeId, account.id)
    await withdrawCode(actor, { ...holder, shownCodeId: codeId, reason: 'REFUSAL' })
    const { id } = await db.withdrawal.findFirstOrThrow({ where: { codeId } })
    return { actor, school, holder, account, codeId, withdrawalId: id }
  }

  test('[TS-99] within 15 minutes the same code and the same access are back, and the copy is asked for', async () => {
    const { actor, holder, account, codeId, withdrawalId } = await withdrawn()
    await undoAccessWithdrawal(actor, { withdrawalId })
    await undoAccessWithdrawal(actor, { withdrawalId })
    expect(await validCode(holder)).toBe(codeId)
    expect(await liveAccess(holder)).toMatchObject({ accountId: account.id })
    const asked = await db.$queryRaw<unknown[]>`
      select from job_event where name = 'teleservices/replication.requested' and data->>'schoolId' = ${actor.schoolId}`
    expect(asked).toHaveLength(1)
    expect(await lastAudit(actor.schoolId, 'access.withdrawal-undone')).toMatchObject({ targetId: codeId })
    // The copy stays wiped (decision 3): the code works, and cannot be displayed.
    await expect(displayCode(actor, holder)).rejects.toMatchObject({
      message: expect.stringMatching(/copie a été effacée/),
    })
  })

  test('not after 15 minutes, not after a new code, not from another school', async () => {
    const late = await withdrawn()
    await db.withdrawal.update({
      where: { id: late.withdrawalId },
      data: { recordedAt: new Date(Date.now() - 15 * 60_000 - 1_000) },
    })
    await expect(undoAccessWithdrawal(late.actor, late)).rejects.toMatchObject({ code: 'CLOSED' })
    const replaced = await withdrawn()
    await renewCode(replaced.actor, { ...replaced.holder, shownCodeId: '' })
    await expect(undoAccessWithdrawal(replaced.actor, replaced)).rejects.toMatchObject({ code: 'CONFLICT' })
    const mine = await withdrawn()
    await expect(undoAccessWithdrawal(late.actor, mine)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await liveAccess(mine.holder)).toBeNull()
  })

  test('« Annuler » and « Autoriser l’accès » at once: one valid code, never two', async () => {
    const { actor, holder, withdrawalId } = await withdrawn()
    await Promise.allSettled([
      undoAccessWithdrawal(actor, { withdrawalId }),
      renewCode(actor, { ...holder, shownCodeId: '' }),
    ])
    expect((await codesOf(holder)).filter(({ invalidatedAt }) => invalidatedAt === null)).toHaveLength(1)
  })
})

describe('the code, the suspension, the identifier', () => {
  test('[TS-04] displaying the code is audited each time, without the code', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const codeId = await giveCode(actor, holder)
    const shown = await displayCode(actor, holder)
    expect(shown).toMatch(/^\w{4} - \w{3} - \w{3} - \w{3}$/)
    await displayCode(actor, holder)
    const events = await db.auditEvent.findMany({ where: { action: 'activation-code.displayed', targetId: codeId } })
    expect(events).toHaveLength(2)
    expect(JSON.stringify(events)).not.toContain(shown.slice(-9))
  })

  test('a suspension is lifted once; the wrong dates are forgotten', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const shownCodeId = await giveCode(actor, holder)
    await db.activationCode.update({ where: { id: shownCodeId }, data: { suspendedAt: new Date(), wrongDates: 5 } })
    expect((await findCodeHolder(actor, holder))?.valid?.state).toBe('SUSPENDED')
    expect(await liftSuspension(actor, { ...holder, shownCodeId })).toBe('DONE')
    expect((await codesOf(holder))[0]).toMatchObject({ suspendedAt: null, wrongDates: 0 })
    expect(await liftSuspension(actor, { ...holder, shownCodeId })).toBe('CHANGED')
  })

  test('the identifier is shown or sent to the account’s own address, never without an account', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const codeId = await giveCode(actor, holder)
    await expect(showUsername(actor, holder)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
    const email = `compte.${codeId}@famille.example`
    const account = await buildAccount({ email })
    await openWithCode(codeId, account.id)
    expect(await showUsername(actor, holder)).toBe(account.username)
    await Promise.all([sendUsername(actor, holder), sendUsername(actor, holder)])
    const [asked, ...others] = await db.notificationBatch.findMany({
      where: { kind: 'teleservices.username', requestKey: { startsWith: `username-${codeId}-` } },
    })
    expect(others).toEqual([])
    expect((await sendMessage(asked?.requestKey ?? '')).state).toBe('ACCEPTED')
    const mail = await db.localMessage.findFirstOrThrow({ where: { to: email } })
    expect(mail.text).toContain(account.username)
  })

  test('[TS-102] utilisé : « Oui » only once the account has signed in', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const account = await buildAccount()
    await openWithCode(await giveCode(actor, holder), account.id)
    expect((await findCodeHolder(actor, holder))?.codes[0]?.used?.lastSignInAt).toBeNull()
    await db.account.update({ where: { id: account.id }, data: { lastSignInAt: new Date() } })
    expect((await findCodeHolder(actor, holder))?.codes[0]?.used?.lastSignInAt).toBeInstanceOf(Date)
  })

  test('one valid code a couple is kept by the database', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor)
    const [one, two] = await Promise.all([giveCode(actor, holder), giveCode(actor, holder)])
    const made = await db.$transaction((tx) =>
      createActivationCodes(tx, systemActor('test'), {
        kind: 'CAR',
        schoolId: actor.schoolId,
        holderIds: [holder.holderId],
        usableFrom: today(),
      }),
    )
    expect(made).toBe(0)
    expect(new Set([one, two]).size).toBe(1)
  })
})
