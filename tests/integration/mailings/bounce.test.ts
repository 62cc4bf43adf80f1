import { createHmac, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { receiveResendEvent } from '@/lib/mailings/commands/receive-resend-event'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { batchFigures } from '@/lib/mailings/domain/batch-figures'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { db } from '@/lib/platform/db'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { checkNotification } from '@/lib/teleservices/notifications/queries/check-notification'
import { listBatchLines } from '@/lib/teleservices/notifications/queries/list-batch-lines'
import { listNotifiable } from '@/lib/teleservices/notifications/queries/list-notifiable'
import { deliveriesOf, schoolWithCodes, search } from '../../support/notifications'

const key = Buffer.alloc(32, 5)
const SECRET = `whsec_${key.toString('base64')}`
const mailer = {
  replayWindowMs: 0,
  concurrency: 2,
  send: async () => ({ providerId: randomUUID() }),
  close: async () => {},
}

/** Two couples whose e-mails were accepted. */
async function accepted() {
  const { actor, guardianships } = await schoolWithCodes([
    { guardian: { email: 'une@famille.example' } },
    { guardian: { email: 'deux@famille.example' } },
  ])
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
  await startBatchNow(actor, batchId)
  await sendEmails(batchId, mailer)
  const [bounced, kept] = await deliveriesOf(batchId)
  if (!bounced || !kept) throw new Error('Two deliveries were expected.')
  return { actor, batchId, bounced, kept, guardianships }
}

type Told = { type?: string; createdAt?: Date; by?: Buffer; bounce?: object }

function told(emailId: string | null, { type = 'email.bounced', createdAt = new Date(), by = key, bounce }: Told = {}) {
  const id = `msg_${randomUUID()}`
  const timestamp = String(Math.floor(Date.now() / 1000))
  const body = JSON.stringify({
    type,
    created_at: createdAt.toISOString(),
    data: { email_id: emailId, to: ['x@y.fr'], ...(bounce && { bounce }) },
  })
  const signature = `v1,${createHmac('sha256', by).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  return { id, timestamp, body, signature }
}

const dateOf = async (codeId: string) =>
  (await db.activationCode.findUniqueOrThrow({ where: { id: codeId } })).notifiedAt

describe('an e-mail that came back', () => {
  test('[TS-96] its couple is notified no more and paper is proposed; the other one keeps its date; told twice is once', async () => {
    const { actor, batchId, bounced, kept, guardianships } = await accepted()
    expect(await receiveResendEvent(told(bounced.providerId), SECRET)).toBe(204)
    expect(await receiveResendEvent(told(bounced.providerId), SECRET)).toBe(204)
    expect((await deliveriesOf(batchId)).map(({ state, reason }) => [state, reason])).toEqual([
      ['BOUNCED', 'REFUSED'],
      ['ACCEPTED', null],
    ])
    expect(await dateOf(bounced.codeId)).toBeNull()
    expect(await dateOf(kept.codeId)).not.toBeNull()
    expect(await checkNotification(actor, search())).toMatchObject({ total: 1, byEmail: 0, byLetter: 1 })
    const [only] = (await checkNotification(actor, search({ mode: ['courriel'] }))).unreachable
    expect(only?.reason).toBe('EMAIL_REFUSED')
    const reprise = search({ population: 'reprise', envoi: batchId, mode: ['papier'] })
    expect((await listNotifiable(actor, reprise)).rows.map(({ state, ticked }) => [state, ticked])).toEqual([
      ['READY', true],
    ])
    expect(await checkNotification(actor, reprise)).toMatchObject({ total: 1, letters: 1 })
    expect((await listNotifiable(actor, search({ population: 'reprise' }))).total).toBe(0)
    const [line] = await listBatchLines(actor, { batchId, states: ['BOUNCED'] })
    expect(line?.holder?.holderId).toBe(guardianships[0]?.id)
    const batch = await findBatch(actor, batchId, ['CAR'])
    expect(batchFigures(batch?.counts ?? [])).toMatchObject({ notified: 1, toTakeUp: 1 })
    const events = await db.auditEvent.findMany({ where: { action: 'notification.bounced', targetId: batchId } })
    expect(events.map(({ data }) => data)).toEqual([{ count: 1 }])
  })

  test('[TS-96] a code that a letter had brought too keeps the date of the letter', async () => {
    const { batchId, bounced } = await accepted()
    const acceptedAt = new Date('2026-11-20T08:00:00Z')
    const id = randomUUID()
    const batch = await db.notificationBatch.findUniqueOrThrow({ where: { id: batchId } })
    const other = await db.notificationBatch.create({
      data: { ...batch, id: randomUUID(), requestKey: randomUUID(), criteria: {} },
    })
    await db.delivery.create({
      data: {
        id,
        groupId: id,
        schoolId: bounced.schoolId,
        batchId: other.id,
        subjectId: bounced.codeId,
        channel: 'LETTER',
        state: 'ACCEPTED',
        acceptedAt,
        letterNumber: 9_999,
        position: 1,
        recipient: bounced.recipient as object,
      },
    })
    await receiveResendEvent(told(bounced.providerId), SECRET)
    expect(await dateOf(bounced.codeId)).toEqual(acceptedAt)
  })

  test('a failure of the service does not condemn the address; a delay or a complaint changes nothing', async () => {
    const { actor, batchId, bounced } = await accepted()
    for (const type of ['email.delivery_delayed', 'email.complained', 'email.delivered'])
      expect(await receiveResendEvent(told(bounced.providerId, { type }), SECRET)).toBe(204)
    expect((await deliveriesOf(batchId)).every(({ state }) => state === 'ACCEPTED')).toBe(true)
    await receiveResendEvent(told(bounced.providerId, { type: 'email.failed' }), SECRET)
    expect(await checkNotification(actor, search())).toMatchObject({ total: 1, byEmail: 1 })
  })

  test('[TS-96] a full mailbox does not condemn the address, a bounce for good does', async () => {
    const { actor, batchId, bounced, kept } = await accepted()
    const full = { type: 'Transient', subType: 'MailboxFull' }
    await receiveResendEvent(told(bounced.providerId, { bounce: full }), SECRET)
    await receiveResendEvent(told(kept.providerId, { bounce: { type: 'Permanent', subType: 'General' } }), SECRET)
    expect((await deliveriesOf(batchId)).map(({ reason }) => reason)).toEqual(['UNAVAILABLE', 'REFUSED'])
    expect(await checkNotification(actor, search())).toMatchObject({ total: 2, byEmail: 1, byLetter: 1 })
  })

  test('without a signature, without a secret, without sense: refused; before the acceptance is written: asked again', async () => {
    const { batchId, bounced } = await accepted()
    const forged = told(bounced.providerId, { by: Buffer.alloc(32, 6) })
    expect(await receiveResendEvent(forged, SECRET)).toBe(401)
    expect(await receiveResendEvent(told(bounced.providerId), undefined)).toBe(404)
    expect(await receiveResendEvent(told(null), SECRET)).toBe(400)
    expect((await deliveriesOf(batchId)).every(({ state }) => state === 'ACCEPTED')).toBe(true)
    expect(await receiveResendEvent(told(randomUUID()), SECRET)).toBe(503)
    const old = new Date(Date.now() - 3_600_000)
    expect(await receiveResendEvent(told(randomUUID(), { createdAt: old }), SECRET)).toBe(204)
  })
})
