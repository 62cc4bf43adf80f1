import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { renewCode } from '@/lib/accounts/commands/renew-code'
import { withdrawCode } from '@/lib/accounts/commands/withdraw-code'
import { startBatch } from '@/lib/mailings/commands/start-batch'
import { closeFile, planFiles } from '@/lib/mailings/jobs/plan-files'
import { printFile } from '@/lib/mailings/jobs/print-file'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { findSending } from '@/lib/mailings/queries/find-sending'
import { listFiles } from '@/lib/mailings/queries/list-files'
import { localMailer } from '@/lib/notifications/local-mailbox'
import { db } from '@/lib/platform/db'
import { undoAccessWithdrawal } from '@/lib/teleservices/holders/commands/undo-access-withdrawal'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { Recipient } from '@/lib/teleservices/letters/recipient'
import { notifyOne } from '@/lib/teleservices/notifications/commands/notify-one'
import { ALL_CLOSED } from '@/lib/teleservices/notifications/messages'
import { NOTIFY_ONE } from '@/lib/teleservices/notifications/messages-one'
import { buildAccount } from '@/prisma/seed/builders'
import { coupleOf, giveCode, openWithCode, pupilOf, schoolWithHead, validCode } from '../../../support/holders'
import { downloadFiles } from '../../../support/notifications'

type Actor = Awaited<ReturnType<typeof schoolWithHead>>['actor']
type Couple = Awaited<ReturnType<typeof coupleOf>>

async function ask(actor: Actor, holder: Couple, channel: 'EMAIL' | 'LETTER', requestKey: string = randomUUID()) {
  return notifyOne(actor, { ...holder, shownCodeId: await validCode(holder), channel, requestKey })
}

/** What the jobs do. */
async function print(batchId: string) {
  await startBatch(batchId)
  for (const documentId of await planFiles(batchId)) {
    const { pages } = await printFile(documentId)
    await closeFile(documentId, pages)
  }
}

/** The letter that was asked for is made, then downloaded. */
async function printAndDownload(actor: Actor, batchId: string) {
  await print(batchId)
  await downloadFiles(actor, batchId)
}

async function couple() {
  const { actor } = await schoolWithHead()
  const holder = await coupleOf(actor, {
    student: { familyName: 'BELKACEM', firstName: 'Lina' },
    guardian: { familyName: 'HADDAD', firstName: 'Karim' },
  })
  const codeId = await giveCode(actor, holder)
  return { actor, holder, codeId }
}

describe('« Notifie le CAR au responsable par l’envoi d’un courrier ou courriel »', () => {
  test('[TS-104] by e-mail, several times: each sending is kept, the date is the last one', async () => {
    const { actor, holder, codeId } = await couple()
    for (let time = 0; time < 2; time++) {
      const { batchId } = await ask(actor, holder, 'EMAIL')
      expect(await startBatch(batchId)).toBe('SENDING')
      await sendEmails(batchId, localMailer)
      expect(await findSending(actor, batchId)).toMatchObject({ channel: 'EMAIL', state: 'ACCEPTED' })
    }
    const view = await findCodeHolder(actor, holder)
    expect(view?.valid?.sendings.map(({ channel, state }) => [channel, state])).toEqual([
      ['EMAIL', 'ACCEPTED'],
      ['EMAIL', 'ACCEPTED'],
    ])
    const accepted = await db.delivery.findMany({ where: { subjectId: codeId }, orderBy: { acceptedAt: 'desc' } })
    const code = await db.activationCode.findUniqueOrThrow({ where: { id: codeId } })
    expect(code.notifiedAt).toEqual(accepted[0]?.acceptedAt)
  })

  test('[TS-104][TS-117] an expired code, a pupil’s used code: nothing leaves, whatever the page showed', async () => {
    const { actor, holder, codeId } = await couple()
    await db.activationCode.update({
      where: { id: codeId },
      data: { usableFrom: new Date('2026-09-01'), expiresOn: new Date('2026-09-08') },
    })
    await expect(ask(actor, holder, 'EMAIL')).rejects.toMatchObject({ message: NOTIFY_ONE.expired })
    const pupil = await pupilOf(actor)
    const shownCodeId = await giveCode(actor, pupil)
    await openWithCode(shownCodeId, (await buildAccount()).id)
    await expect(
      notifyOne(actor, { ...pupil, shownCodeId, channel: 'LETTER', requestKey: randomUUID() }),
    ).rejects.toMatchObject({ message: NOTIFY_ONE.used })
    expect(await db.delivery.count({ where: { subjectId: { in: [codeId, shownCodeId] } } })).toBe(0)
  })

  test('[TS-105][TS-106] by letter: the name of the file, notified once it is downloaded, kept and listed', async () => {
    const { actor, holder, codeId } = await couple()
    const { batchId } = await ask(actor, holder, 'LETTER')
    await print(batchId)
    const sending = await findSending(actor, batchId)
    expect(sending?.document?.fileName).toBe('Notification Responsable HADDAD Karim_BELKACEM Lina.pdf')
    expect(await db.activationCode.findUnique({ where: { id: codeId } })).toMatchObject({ notifiedAt: null })
    await downloadFiles(actor, batchId)
    expect(await db.activationCode.findUnique({ where: { id: codeId } })).toMatchObject({
      notifiedAt: expect.any(Date),
    })
    expect((await listFiles(actor)).map(({ fileName }) => fileName)).toEqual([sending?.document?.fileName])
    expect((await findCodeHolder(actor, holder))?.valid?.sendings[0]?.file).toEqual({
      id: sending?.document?.id,
      letters: 1,
    })
    expect(await db.notificationBatch.findUnique({ where: { id: batchId } })).toMatchObject({ state: 'DONE' })
  })

  test('two clicks of one form are one sending; two people at once too', async () => {
    const { actor, holder, codeId } = await couple()
    const requestKey = randomUUID()
    const clicks = await Promise.all([1, 2, 3].map(() => ask(actor, holder, 'LETTER', requestKey)))
    expect(new Set(clicks.map(({ batchId }) => batchId)).size).toBe(1)
    await expect(ask(actor, holder, 'EMAIL')).rejects.toMatchObject({ code: 'CONFLICT', message: NOTIFY_ONE.toPrint })
    expect(await db.delivery.count({ where: { subjectId: codeId } })).toBe(1)
    await printAndDownload(actor, clicks[0]?.batchId ?? '')
    const again = await Promise.allSettled([ask(actor, holder, 'LETTER'), ask(actor, holder, 'LETTER')])
    expect(again.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(again.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: NOTIFY_ONE.toPrint } })
  })

  test('[TS-104] only a valid code: withdrawn meanwhile, suspended, or none', async () => {
    const { actor, holder, codeId } = await couple()
    await db.activationCode.update({ where: { id: codeId }, data: { suspendedAt: new Date() } })
    await expect(ask(actor, holder, 'EMAIL')).rejects.toMatchObject({ message: NOTIFY_ONE.suspended })
    await withdrawCode(actor, { ...holder, shownCodeId: codeId, reason: 'ERROR' })
    const late = { ...holder, shownCodeId: codeId, channel: 'EMAIL' as const, requestKey: randomUUID() }
    await expect(notifyOne(actor, late)).rejects.toMatchObject({ code: 'CONFLICT', message: NOTIFY_ONE.changed })
    expect(await db.delivery.count({ where: { subjectId: codeId } })).toBe(0)
  })

  test('[TS-92] all téléservices closed, no e-mail, no address: said, nothing written', async () => {
    const { actor } = await schoolWithHead()
    const holder = await coupleOf(actor, {
      guardian: { email: null, addressLine1: null, postalCode: null, city: null },
    })
    await giveCode(actor, holder)
    await expect(ask(actor, holder, 'EMAIL')).rejects.toMatchObject({ message: NOTIFY_ONE.noEmail })
    await expect(ask(actor, holder, 'LETTER')).rejects.toMatchObject({ message: NOTIFY_ONE.noAddress })
    await db.schoolTeleservice.updateMany({ where: { schoolId: actor.schoolId }, data: { open: false } })
    await expect(ask(actor, holder, 'LETTER')).rejects.toMatchObject({ message: ALL_CLOSED })
    expect(await db.notificationBatch.count({ where: { schoolId: actor.schoolId } })).toBe(0)
  })

  test('another school’s couple is never notified', async () => {
    const { holder, codeId } = await couple()
    const { actor } = await schoolWithHead()
    await expect(ask(actor, holder, 'EMAIL')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await db.delivery.count({ where: { subjectId: codeId } })).toBe(0)
  })

  test('after « Nouveau CAR » for one child, the message carries the code although the other child has an account', async () => {
    const { actor, holder } = await couple()
    const sibling = await coupleOf(actor, { guardianId: holder.guardianId })
    const account = await buildAccount()
    for (const one of [holder, sibling]) await openWithCode(await giveCode(actor, one), account.id)
    await renewCode(actor, { ...holder, shownCodeId: await validCode(holder), shownUsed: true, reason: 'ERROR' })
    const { batchId } = await ask(actor, holder, 'EMAIL')
    const delivery = await db.delivery.findFirstOrThrow({ where: { batchId: batchId } })
    expect(Recipient.parse(delivery.recipient).added).toBe(false)
  })

  test('a code given back by « Annuler » whose account works is announced without a code; unused, it is refused', async () => {
    const { actor, holder, codeId } = await couple()
    await db.activationCode.update({ where: { id: codeId }, data: { notifiedAt: new Date() } })
    await withdrawCode(actor, { ...holder, shownCodeId: codeId, reason: 'ERROR' })
    const { id } = await db.withdrawal.findFirstOrThrow({ where: { codeId } })
    await undoAccessWithdrawal(actor, { withdrawalId: id })
    await expect(ask(actor, holder, 'LETTER')).rejects.toMatchObject({ message: NOTIFY_ONE.noCopy })
    await openWithCode(codeId, (await buildAccount()).id)
    const { batchId } = await ask(actor, holder, 'LETTER')
    await printAndDownload(actor, batchId)
    expect(await findSending(actor, batchId)).toMatchObject({ state: 'ACCEPTED' })
  })

  test('[TS-117][TS-119] a CAE: the sheet has its name, is kept, and may be made several times', async () => {
    const { actor } = await schoolWithHead()
    const holder = await pupilOf(actor)
    const shownCodeId = await giveCode(actor, holder)
    for (let time = 0; time < 2; time++) {
      const { batchId } = await notifyOne(actor, {
        ...holder,
        shownCodeId,
        channel: 'LETTER',
        requestKey: randomUUID(),
      })
      await printAndDownload(actor, batchId)
      expect(await findSending(actor, batchId)).toMatchObject({
        state: 'ACCEPTED',
        document: { fileName: 'Notification Elève BELKACEM Lina.pdf' },
      })
    }
    expect((await findCodeHolder(actor, holder))?.valid?.sendings).toHaveLength(2)
    await db.activationCode.update({ where: { id: shownCodeId }, data: { suspendedAt: new Date() } })
    const again = { ...holder, shownCodeId, channel: 'LETTER' as const, requestKey: randomUUID() }
    await expect(notifyOne(actor, again)).rejects.toMatchObject({ message: NOTIFY_ONE.suspended })
  })
})
