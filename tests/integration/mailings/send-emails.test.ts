import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { finishBatch } from '@/lib/mailings/commands/follow-batch'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { localMailer } from '@/lib/notifications/local-mailbox'
import type { Mailer } from '@/lib/notifications/outcomes'
import { createSmtpMailer } from '@/lib/notifications/smtp'
import { db } from '@/lib/platform/db'
import { notifyOne } from '@/lib/teleservices/notifications/commands/notify-one'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { listNotifiable } from '@/lib/teleservices/notifications/queries/list-notifiable'
import { buildGuardianship } from '@/prisma/seed/builders'
import { createCodes, deliveriesOf, schoolWithCodes, search } from '../../support/notifications'
import { type Behaviour, type Fault, startRelay } from '../../support/smtp-relay'

const open: { relay?: Awaited<ReturnType<typeof startRelay>>; mailer?: Mailer } = {}
afterEach(async () => {
  await open.mailer?.close()
  await open.relay?.stop()
})

async function relay(behaviour: (to: string, attempt: number) => Behaviour, fault?: () => Fault | null) {
  open.relay = await startRelay(behaviour, { fault })
  open.mailer = createSmtpMailer(open.relay.url('?socketTimeout=300&maxConnections=3'))
  return { relay: open.relay, mailer: open.mailer }
}

/** A run that may send: one couple for each address. */
async function startedBatch(emails: string[], values: Parameters<typeof search>[0] = {}) {
  const couples = emails.map((email, index) => ({
    student: { familyName: `ELEVE${String.fromCharCode(65 + index)}` },
    guardian: { email },
  }))
  const { actor } = await schoolWithCodes(couples)
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search(values) })
  await startBatchNow(actor, batchId)
  return { actor, batchId }
}

/** What a retry waits for is made due at once. */
const hurry = (batchId: string) =>
  db.$executeRaw`update delivery set lease_until = '2000-01-01' where batch_id = ${batchId}::uuid and lease_until is not null`

const statesOf = async (batchId: string) => (await deliveriesOf(batchId)).map(({ state }) => state)
const datesOf = async (batchId: string) => {
  const deliveries = await deliveriesOf(batchId)
  const codes = await db.activationCode.findMany({ where: { id: { in: deliveries.map(({ codeId }) => codeId) } } })
  return deliveries.map(({ codeId }) => codes.find(({ id }) => id === codeId)?.notifiedAt != null)
}

describe('sending the e-mails of a run', () => {
  test('[TS-82][TS-93] accepted: one message with the code, the date on the code, the run ends', async () => {
    const { relay: server, mailer } = await relay(() => 'accept')
    const { batchId } = await startedBatch(['a@x.example', 'b@x.example'])
    expect((await sendEmails(batchId, mailer)).remaining).toBe(0)
    expect(await db.$transaction((tx) => finishBatch(tx, batchId))).toBe(true)
    expect(await statesOf(batchId)).toEqual(['ACCEPTED', 'ACCEPTED'])
    expect(await datesOf(batchId)).toEqual([true, true])
    const [first] = await deliveriesOf(batchId)
    const message = server.received.find((one) => one.messageId === first?.providerId)
    const code = await db.activationCode.findUniqueOrThrow({
      where: { id: first?.codeId },
      select: { first4: true, last3: true },
    })
    expect(message?.source.replaceAll('=\r\n', '')).toMatch(new RegExp(`${code.first4} - ... - ... - ${code.last3}`))
    expect(message?.source.match(/^Subject:.*(\r\n .*)*/m)?.[0]).not.toContain(code.first4)
    expect(await sendEmails(batchId, mailer)).toMatchObject({ remaining: 0 })
    expect(server.received).toHaveLength(2)
  })

  test('[TS-96] refused for good: no date, and the address is not tried again in the next run', async () => {
    const { relay: server, mailer } = await relay((to) => (to.startsWith('a') ? 'refuse' : 'accept'))
    const { actor, batchId } = await startedBatch(['a@x.example', 'b@x.example'])
    await sendEmails(batchId, mailer)
    expect(await statesOf(batchId)).toEqual(['FAILED', 'ACCEPTED'])
    expect(await datesOf(batchId)).toEqual([false, true])
    const next = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
    expect((await deliveriesOf(next.batchId)).map(({ channel }) => channel)).toEqual(['LETTER'])
    expect(server.attempts.get('a@x.example')).toBe(1)
  })

  test('[TS-96] a relay that refuses the sender condemns no address: the next run leaves by e-mail', async () => {
    let fault: Fault | null = 'sender'
    const { relay: server, mailer } = await relay(
      () => 'accept',
      () => fault,
    )
    const { actor, batchId } = await startedBatch(['a@x.example', 'b@x.example'])
    for (let attempt = 1; attempt <= 7; attempt++) {
      await sendEmails(batchId, mailer)
      await hurry(batchId)
    }
    expect((await deliveriesOf(batchId)).map(({ state, reason }) => [state, reason])).toEqual([
      ['FAILED', 'UNAVAILABLE'],
      ['FAILED', 'UNAVAILABLE'],
    ])
    fault = null
    const next = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
    await startBatchNow(actor, next.batchId)
    await sendEmails(next.batchId, mailer)
    expect(await statesOf(next.batchId)).toEqual(['ACCEPTED', 'ACCEPTED'])
    expect(server.received).toHaveLength(2)
  })

  test('[TS-96] an address that was refused and accepted a later e-mail is used again', async () => {
    const { mailer } = await relay((_to, attempt) => (attempt === 1 ? 'refuse' : 'accept'))
    const { actor, batchId } = await startedBatch(['a@x.example'])
    await sendEmails(batchId, mailer)
    const [line] = await deliveriesOf(batchId)
    const couple = await db.guardianship.findFirstOrThrow({ where: { schoolId: actor.schoolId } })
    const sent = await notifyOne(actor, {
      ...{ kind: 'CAR', holderId: couple.id, shownCodeId: line?.codeId ?? '' },
      ...{ channel: 'EMAIL', requestKey: randomUUID() },
    })
    await startBatchNow(actor, sent.batchId)
    await sendEmails(sent.batchId, mailer)
    expect(await statesOf(sent.batchId)).toEqual(['ACCEPTED'])
    const again = await listNotifiable(actor, search({ population: 'tous' }))
    expect(again.rows.map(({ contact }) => contact)).toEqual(['a@x.example'])
  })

  test('« try later » and silence before the message: sent again, exactly one accepted', async () => {
    const { relay: server, mailer } = await relay((to, attempt) =>
      attempt > 1 ? 'accept' : to.startsWith('a') ? 'try-later' : 'silent-before',
    )
    const { batchId } = await startedBatch(['a@x.example', 'b@x.example'])
    const first = await sendEmails(batchId, mailer)
    expect(first.remaining).toBe(2)
    expect(first.waitMs).toBeGreaterThan(500)
    await hurry(batchId)
    expect((await sendEmails(batchId, mailer)).remaining).toBe(0)
    expect(await statesOf(batchId)).toEqual(['ACCEPTED', 'ACCEPTED'])
    expect(server.received.map(({ to }) => to).sort()).toEqual(['a@x.example', 'b@x.example'])
  })

  test('[TS-96] silence after the message: « envoi incertain », never sent again, paper in the next run', async () => {
    const { relay: server, mailer } = await relay(() => 'silent-after')
    const { actor, batchId } = await startedBatch(['a@x.example'])
    await sendEmails(batchId, mailer)
    await hurry(batchId)
    await sendEmails(batchId, mailer)
    expect(await statesOf(batchId)).toEqual(['UNCERTAIN'])
    expect(await datesOf(batchId)).toEqual([false])
    expect(server.received).toHaveLength(1)
    const next = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
    expect((await deliveriesOf(next.batchId)).map(({ channel }) => channel)).toEqual(['LETTER'])
  })

  test('two workers at once on the same run send each message once', async () => {
    const { relay: server, mailer } = await relay(() => 'accept')
    const { batchId } = await startedBatch(['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'])
    await Promise.all([sendEmails(batchId, mailer), sendEmails(batchId, mailer), sendEmails(batchId, mailer)])
    expect(server.received.map(({ to }) => to).sort()).toEqual([
      'a@x.example',
      'b@x.example',
      'c@x.example',
      'd@x.example',
    ])
  })

  test('a code withdrawn after the request does not leave', async () => {
    const { relay: server, mailer } = await relay(() => 'accept')
    const { batchId } = await startedBatch(['a@x.example', 'b@x.example'])
    const [first] = await deliveriesOf(batchId)
    await db.activationCode.update({
      where: { id: first?.codeId },
      data: { invalidatedAt: new Date(), invalidationReason: 'ERROR', encrypted: null },
    })
    await sendEmails(batchId, mailer)
    expect(await statesOf(batchId)).toEqual(['CANCELLED', 'ACCEPTED'])
    expect(server.received.map(({ to }) => to)).toEqual(['b@x.example'])
  })

  test('a sending whose process died: uncertain through a relay, asked again where the key is known', async () => {
    const { mailer } = await relay(() => 'accept')
    const died = async () => {
      const { batchId } = await startedBatch(['a@x.example'])
      await db.delivery.updateMany({
        where: { batchId },
        data: { state: 'SENDING', leaseUntil: new Date(Date.now() - 1) },
      })
      return batchId
    }
    const byRelay = await died()
    await sendEmails(byRelay, mailer)
    expect(await statesOf(byRelay)).toEqual(['UNCERTAIN'])
    const byLocal = await died()
    await sendEmails(byLocal, localMailer)
    expect(await statesOf(byLocal)).toEqual(['ACCEPTED'])
  })

  test('[TS-95] grouped: one message for the children of a responsable, both codes dated together', async () => {
    const { relay: server, mailer } = await relay(() => 'accept')
    const { actor } = await schoolWithCodes([{ guardian: { email: 'a@x.example' } }])
    const first = await db.guardianship.findFirstOrThrow({ where: { schoolId: actor.schoolId } })
    const sibling = await buildGuardianship({
      schoolId: actor.schoolId,
      guardianId: first.guardianId,
      student: { firstName: 'Adam' },
    })
    await createCodes(actor.schoolId, [sibling.id])
    const { batchId } = await requestNotification(actor, {
      requestKey: randomUUID(),
      search: search({ grouped: true }),
    })
    await startBatchNow(actor, batchId)
    await sendEmails(batchId, mailer)
    expect(server.received).toHaveLength(1)
    expect(await datesOf(batchId)).toEqual([true, true])
  })
})
