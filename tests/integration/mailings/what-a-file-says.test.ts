import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { refuseSiblings } from '@/lib/accounts/commands/dispute-couples'
import { renewCode } from '@/lib/accounts/commands/renew-code'
import { schoolSystemActor } from '@/lib/auth/actor'
import { openDocument } from '@/lib/documents/open-document'
import { recordDownload } from '@/lib/documents/record-download'
import { readChunks } from '@/lib/documents/store'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { closeFile, planFiles } from '@/lib/mailings/jobs/plan-files'
import { printFile } from '@/lib/mailings/jobs/print-file'
import { FILE_REDRAWN } from '@/lib/mailings/messages'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { listToPrint } from '@/lib/mailings/queries/list-runs'
import { db } from '@/lib/platform/db'
import { findCodeHolder } from '@/lib/teleservices/holders/queries/find-code-holder'
import { Recipient } from '@/lib/teleservices/letters/recipient'
import { notifyOne } from '@/lib/teleservices/notifications/commands/notify-one'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { NOTIFY_ONE } from '@/lib/teleservices/notifications/messages-one'
import { listBatchLines } from '@/lib/teleservices/notifications/queries/list-batch-lines'
import { listCodeRuns } from '@/lib/teleservices/notifications/queries/list-code-runs'
import { buildAccount, buildGuardianship } from '@/prisma/seed/builders'
import { onDay, replicate } from '../../support/codes'
import { openWithCode } from '../../support/holders'
import { createCodes, deliveriesOf, PAPER_ONLY, schoolWithCodes, search } from '../../support/notifications'
import { readPdf } from '../../support/pdf'

type Actor = Awaited<ReturnType<typeof schoolWithCodes>>['actor']

const COUPLES = [
  { student: { division: '1G3', firstName: 'Lina' }, guardian: { ...PAPER_ONLY, familyName: 'HADDAD' } },
  { student: { division: '2DE1', firstName: 'Adam' }, guardian: { ...PAPER_ONLY, familyName: 'LEROY' } },
]

/** What the jobs do: the letters of the run, in their file. */
async function print(batchId: string): Promise<string> {
  let last = ''
  for (const id of await planFiles(batchId)) {
    await closeFile(id, (await printFile(id)).pages)
    last = id
  }
  return last
}

async function printed(couples = COUPLES, values: Parameters<typeof search>[0] = {}) {
  const { actor, guardianships } = await schoolWithCodes(couples)
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search(values) })
  const documentId = await print(batchId)
  const [first, second] = await deliveriesOf(batchId)
  return { actor, guardianships, batchId, documentId, first: first?.codeId ?? '', second: second?.codeId ?? '' }
}

const download = async (actor: Actor, documentId: string) =>
  recordDownload(actor, await openDocument(actor, documentId))

async function textOf(documentId: string) {
  const parts: Uint8Array[] = []
  for await (const part of readChunks(documentId)) parts.push(part)
  return (await readPdf(Buffer.concat(parts))).pages.map(({ text }) => text).join('\n')
}

const holderOf = async (codeId: string) => {
  const { guardianshipId } = await db.activationCode.findUniqueOrThrow({ where: { id: codeId } })
  return { kind: 'CAR' as const, holderId: guardianshipId ?? '' }
}

/** The first download asks to come back: what became false is drawn again, and downloaded. */
async function downloadAgain(actor: Actor, batchId: string, documentId: string) {
  await expect(download(actor, documentId)).rejects.toMatchObject({ code: 'CONFLICT', message: FILE_REDRAWN })
  const id = await print(batchId)
  const left = await db.storedDocument.count({ where: { id } })
  if (left > 0) await download(actor, id)
  return left > 0 ? textOf(id) : ''
}

const outcome = async (actor: Actor, batchId: string) =>
  (await listBatchLines(actor, { batchId })).map(({ state, why }) => [state, why])
const notified = async (codeId: string) =>
  (await db.activationCode.findUniqueOrThrow({ where: { id: codeId } })).notifiedAt !== null

describe('the file of a run, from the page of one person', () => {
  test('[TS-93][TS-106] a file of several letters is not the letter of one: it names its run, and how many it holds', async () => {
    const { actor, batchId, documentId, first } = await printed()
    const holder = await holderOf(first)
    const view = await findCodeHolder(actor, holder)
    expect(view?.valid?.sendings).toMatchObject([{ batchId, file: { id: documentId, letters: 2 } }])
    const again = { ...holder, shownCodeId: first, channel: 'EMAIL' as const, requestKey: randomUUID() }
    await db.guardian.updateMany({ where: { schoolId: actor.schoolId }, data: { email: 'a@x.example' } })
    await expect(notifyOne(actor, again)).rejects.toMatchObject({ message: NOTIFY_ONE.inFile(2) })
    await renewCode(actor, { ...holder, shownCodeId: first })
    await expect(download(actor, documentId)).rejects.toMatchObject({ message: FILE_REDRAWN })
    await print(batchId)
    const after = await findCodeHolder(actor, holder)
    expect(after?.codes.find(({ id }) => id === first)?.sendings).toMatchObject([{ state: 'CANCELLED', file: null }])
  })
})

describe('what a letter says when it is downloaded, days after it was asked for', () => {
  test('[TS-94][TS-12] codes that expired since: no letter leaves, nobody is notified, the report says why', async () => {
    const { actor, batchId, documentId, first, second } = await printed()
    await startBatchNow(actor, batchId)
    const usable = new Date('2026-11-24')
    await db.activationCode.updateMany({
      where: { id: { in: [first, second] } },
      data: { usableFrom: usable, expiresOn: new Date('2026-12-24') },
    })
    await onDay(31, () => downloadAgain(actor, batchId, documentId))
    expect(await outcome(actor, batchId)).toEqual([
      ['CANCELLED', 'Code expiré'],
      ['CANCELLED', 'Code expiré'],
    ])
    expect([await notified(first), await notified(second)]).toEqual([false, false])
  })

  test('[TS-94] a suspended code and a used one leave their file; it counts and names one letter less', async () => {
    const { actor, batchId, documentId, first, second } = await printed()
    const third = await buildGuardianship({ schoolId: actor.schoolId, guardian: PAPER_ONLY })
    await createCodes(actor.schoolId, [third.id])
    await db.activationCode.update({ where: { id: first }, data: { suspendedAt: new Date() } })
    const text = await downloadAgain(actor, batchId, documentId)
    expect(text).toContain('LEROY')
    expect(text).not.toContain('HADDAD')
    expect(await outcome(actor, batchId)).toEqual([
      ['CANCELLED', 'Code suspendu'],
      ['ACCEPTED', ''],
    ])
    expect([await notified(first), await notified(second)]).toEqual([false, true])
    expect((await listCodeRuns(actor, { page: 1 })).rows).toMatchObject([{ letters: 1 }])
    expect((await findBatch(actor, batchId, ['CAR']))?.letters).toBe(1)
    expect((await db.storedDocument.findUniqueOrThrow({ where: { id: documentId } })).fileName).toMatch(/, 1 lettre, /)
  })

  test('[TS-16] a code used since is not told; the sibling who was attached with it is told of the child, without a code', async () => {
    const { actor, guardianships } = await schoolWithCodes(COUPLES.slice(0, 1))
    const [lina] = guardianships
    const { schoolId } = actor
    const adam = await buildGuardianship({ schoolId, guardianId: lina?.guardianId, student: { firstName: 'Adam' } })
    await createCodes(schoolId, [adam.id])
    const { batchId } = await requestNotification(actor, {
      requestKey: randomUUID(),
      search: search({ grouped: true }),
    })
    const documentId = await print(batchId)
    expect(await textOf(documentId)).not.toContain('a été ajouté')
    const codeOf = (guardianshipId = '') => db.activationCode.findFirstOrThrow({ where: { guardianshipId } })
    const account = await buildAccount()
    const [typed, received] = [await codeOf(lina?.id), await codeOf(adam.id)]
    await openWithCode(typed.id, account.id)
    await db.activationCode.update({ where: { id: typed.id }, data: { notifiedAt: null } })
    await db.activationCode.update({
      where: { id: received.id },
      data: { usedAt: new Date(), usedById: account.id, usedVia: 'SIBLING' },
    })
    const text = await downloadAgain(actor, batchId, documentId)
    expect(text).toMatch(/Adam/)
    expect(text).not.toContain(received.last3)
    const lines = await deliveriesOf(batchId)
    expect(lines.find(({ codeId }) => codeId === typed.id)).toMatchObject({ state: 'CANCELLED', reason: 'USED' })
    const told = lines.find(({ codeId }) => codeId === received.id)
    expect(told).toMatchObject({ state: 'ACCEPTED' })
    expect(Recipient.parse(told?.recipient).added).toBe(true)
    // Read again, the file says what it says.
    await download(actor, documentId)
  })

  test('[TS-16] « Un enfant a été ajouté » asked for a parent who has no access any more: the letter brings the code', async () => {
    const { actor, school, guardianships } = await schoolWithCodes(COUPLES.slice(0, 1))
    const [lina] = guardianships
    const account = await buildAccount()
    const code = await db.activationCode.findFirstOrThrow({ where: { guardianshipId: lina?.id } })
    await openWithCode(code.id, account.id)
    const adam = await buildGuardianship({
      ...{ schoolId: school.id, guardianId: lina?.guardianId },
      student: { firstName: 'Adam', division: '2DE1' },
    })
    await createCodes(school.id, [adam.id])
    const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
    const documentId = await print(batchId)
    const [line] = await deliveriesOf(batchId)
    expect(Recipient.parse(line?.recipient).added).toBe(true)
    await db.access.updateMany({
      where: { accountId: account.id },
      data: { withdrawnAt: new Date(), withdrawReason: 'STUDENT_LEFT' },
    })
    const own = await db.activationCode.findFirstOrThrow({ where: { guardianshipId: adam.id } })
    const text = await downloadAgain(actor, batchId, documentId)
    expect(text).toMatch(new RegExp(`${own.first4} - \\w{3} - \\w{3} - ${own.last3}`))
    expect(Recipient.parse((await deliveriesOf(batchId))[0]?.recipient).added).toBe(false)
  })
})

describe('the figures of a run', () => {
  test('a file that the retention erased is not « being made »; a letter without its file is', async () => {
    const { actor, batchId, documentId } = await printed()
    expect(await findBatch(actor, batchId, ['CAR'])).toMatchObject({ letters: 2, unmade: 0 })
    await download(actor, documentId)
    await db.storedDocument.delete({ where: { id: documentId } })
    expect(await findBatch(actor, batchId, ['CAR'])).toMatchObject({ letters: 2, unmade: 0, files: [] })
    const other = await printed()
    await db.storedDocument.update({ where: { id: other.documentId }, data: { complete: false } })
    expect(await findBatch(other.actor, other.batchId, ['CAR'])).toMatchObject({ unmade: 2 })
  })
})

describe('« Je ne suis pas le responsable »', () => {
  test('[TS-16] wakes the run of the letter; another file of the run is downloaded all the same', async () => {
    const { actor, batchId, documentId, second } = await printed()
    await download(actor, documentId)
    const late = await buildGuardianship({ schoolId: actor.schoolId, guardian: PAPER_ONLY })
    await createCodes(actor.schoolId, [late.id])
    const lateCode = await db.activationCode.findFirstOrThrow({ where: { guardianshipId: late.id } })
    // A second file of the same run, which nobody has downloaded.
    const line = await db.delivery.findFirstOrThrow({ where: { batchId, subjectId: second } })
    const id = randomUUID()
    const { documentId: _file, ...kept } = line
    await db.delivery.create({
      data: {
        ...kept,
        ...{ id, groupId: id, subjectId: lateCode.id, state: 'PLANNED', acceptedAt: null },
        ...{ letterNumber: 9_999, position: 9, recipient: line.recipient as object },
      },
    })
    await db.notificationBatch.update({ where: { id: batchId }, data: { state: 'SENDING' } })
    const other = await print(batchId)
    expect(await listToPrint(actor)).toMatchObject([{ batchId, kind: 'CAR', letters: 1 }])
    await db.activationCode.update({ where: { id: lateCode.id }, data: { usableFrom: new Date('2026-11-01') } })
    await replicate(actor.schoolId)
    const account = await buildAccount()
    const refused = await db.$transaction((tx) =>
      refuseSiblings(tx, schoolSystemActor('test', actor.schoolId), {
        ...{ accountId: account.id, schoolId: actor.schoolId },
        ...{ guardianId: late.guardianId, guardianshipIds: [late.id] },
      }),
    )
    expect(refused).toBe(1)
    const events = await db.$queryRaw<unknown[]>`
      select from job_event where data->>'batchId' = ${batchId} and name = 'mailings/letters.died'`
    expect(events).toHaveLength(1)
    const stale = await openDocument(actor, other)
    await download(actor, documentId)
    expect(await listToPrint(actor)).toEqual([])
    await print(batchId)
    await expect(recordDownload(actor, stale)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
