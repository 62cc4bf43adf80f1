import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { revealCodes } from '@/lib/accounts'
import { renewCode } from '@/lib/accounts/commands/renew-code'
import { openDocument } from '@/lib/documents/open-document'
import { recordDownload } from '@/lib/documents/record-download'
import { readChunks } from '@/lib/documents/store'
import { cancelBatch } from '@/lib/mailings/commands/cancel-batch'
import { redrawFiles } from '@/lib/mailings/commands/redraw-files'
import { startBatch, startBatchNow } from '@/lib/mailings/commands/start-batch'
import { batchFigures } from '@/lib/mailings/domain/batch-figures'
import { closeFile, planFiles } from '@/lib/mailings/jobs/plan-files'
import { printFile } from '@/lib/mailings/jobs/print-file'
import { wakeForgottenBatches } from '@/lib/mailings/jobs/resume-batches'
import { FILE_REDRAWN } from '@/lib/mailings/messages'
import { findBatch } from '@/lib/mailings/queries/get-batch'
import { formatCode } from '@/lib/platform/codes/domain/code'
import { db } from '@/lib/platform/db'
import { getDashboard } from '@/lib/teleservices/follow-up/queries/get-dashboard'
import { couponReference } from '@/lib/teleservices/letters/domain/letter-reference'
import { readLetter } from '@/lib/teleservices/letters/queries/read-letter'
import { Recipient } from '@/lib/teleservices/letters/recipient'
import { requestNotification } from '@/lib/teleservices/notifications/commands/request-notification'
import { exportBatchLines } from '@/lib/teleservices/notifications/queries/export-batch-lines'
import { listBatchLines } from '@/lib/teleservices/notifications/queries/list-batch-lines'
import { listCodeRuns } from '@/lib/teleservices/notifications/queries/list-code-runs'
import { buildGuardian, buildGuardianship } from '@/prisma/seed/builders'
import { familyActor, staffActor } from '../../support/actors'
import {
  createCodes,
  deliveriesOf,
  downloadFiles,
  PAPER_ONLY,
  schoolWithCodes,
  search,
} from '../../support/notifications'
import { readPdf } from '../../support/pdf'

const COUPLES = [
  {
    student: { division: '2DE1', firstName: 'Adam' },
    guardian: { ...PAPER_ONLY, familyName: 'LEROY', firstName: 'Zoé' },
  },
  {
    student: { division: '1G3', firstName: 'Lina' },
    guardian: { ...PAPER_ONLY, familyName: 'HADDAD', firstName: 'Karim' },
  },
]

async function requested() {
  const { actor } = await schoolWithCodes(COUPLES)
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search() })
  return { actor, batchId }
}

/** Four children in three divisions, two responsables at two addresses. */
async function familyRun() {
  const { school, actor } = await schoolWithCodes([])
  const guardians = [
    await buildGuardian({ ...PAPER_ONLY, schoolId: school.id, familyName: 'HADDAD', firstName: 'Karim' }),
    await buildGuardian({
      ...PAPER_ONLY,
      schoolId: school.id,
      familyName: 'BELKACEM',
      firstName: 'Samira',
      addressLine1: '3 rue du Moulin',
    }),
  ]
  const ids: string[] = []
  for (const [firstName, division] of [
    ['Lina', '1G3'],
    ['Adam', '2DE1'],
    ['Inès', '1G3'],
    ['Noé', 'TG2'],
  ] as const) {
    const first = await buildGuardianship({
      schoolId: school.id,
      guardianId: guardians[0]?.id,
      student: { familyName: 'BELKACEM', firstName, division },
    })
    const second = await buildGuardianship({
      schoolId: school.id,
      guardianId: guardians[1]?.id,
      studentId: first.studentId,
      legalRank: 2,
    })
    ids.push(first.id, second.id)
  }
  await createCodes(school.id, ids)
  const { batchId } = await requestNotification(actor, { requestKey: randomUUID(), search: search({ grouped: true }) })
  return { actor, batchId }
}

async function printed() {
  const { actor, batchId } = await requested()
  const [documentId = ''] = await planFiles(batchId)
  const { pages } = await printFile(documentId)
  await closeFile(documentId, pages)
  return { actor, batchId, documentId }
}

async function bytesOf(documentId: string) {
  const parts: Uint8Array[] = []
  for await (const part of readChunks(documentId)) parts.push(part)
  return Buffer.concat(parts)
}

const datesOf = async (schoolId: string) =>
  (await db.activationCode.findMany({ where: { schoolId }, select: { notifiedAt: true } })).map(
    ({ notifiedAt }) => notifiedAt !== null,
  )

describe('letters of a run', () => {
  test('[TS-89] the file has the name of the run, even of one letter', async () => {
    const { actor } = await schoolWithCodes(COUPLES.slice(0, 1))
    const { batchId } = await requestNotification(actor, {
      requestKey: randomUUID(),
      search: search({ population: 'division', division: '2DE1' }),
    })
    const [id = ''] = await planFiles(batchId)
    const { fileName } = await db.storedDocument.findUniqueOrThrow({ where: { id } })
    expect(fileName).toMatch(/^Notification Responsables \d\d-\d\d-\d{4}, Division 2DE1, 1.lettre, chef\..+\.pdf$/)
  })

  test('[TS-89] one PDF by order of division, with the name, the address, the code and the coupon of each', async () => {
    const { actor, batchId, documentId } = await printed()
    const { pages } = await readPdf(await bytesOf(documentId))
    expect(pages).toHaveLength(4)
    expect([pages[0]?.text, pages[2]?.text]).toEqual([
      expect.stringContaining('Division 1G3'),
      expect.stringContaining('Division 2DE1'),
    ])
    expect(pages[1]?.text).toContain('HADDAD Karim')
    expect(pages[1]?.text).toContain('8 QUAI DE LA VERNE')
    expect(pages[1]?.text).toContain(couponReference('1G3-0001'))
    expect(pages[3]?.text).toContain('LEROY Zoé')
    expect((await db.storedDocument.findUniqueOrThrow({ where: { id: documentId } })).pages).toBe(4)
    const [first] = await deliveriesOf(batchId)
    const code = await db.activationCode.findUniqueOrThrow({ where: { id: first?.codeId } })
    expect(pages[1]?.text).toMatch(new RegExp(`${code.first4} - \\w{3} - \\w{3} - ${code.last3}`))
    expect(await datesOf(actor.schoolId)).toEqual([false, false])
    expect(await planFiles(batchId)).toEqual([])
  })

  test('[TS-95] grouped: one envelope for each responsable, four siblings on two sheets, nothing of the other one', async () => {
    const { actor, batchId } = await familyRun()
    const [documentId = ''] = await planFiles(batchId)
    const { pages: count } = await printFile(documentId)
    const { pages } = await readPdf(await bytesOf(documentId))
    expect(pages).toHaveLength(count)
    const sheets = pages.filter(({ text }) => text.includes('Coupon-réponse')).map(({ text }) => text)
    const of = (name: string) => sheets.filter((text) => text.includes(name))
    expect(sheets).toHaveLength(4)
    expect([of('HADDAD Karim').length, of('BELKACEM Samira').length]).toEqual([2, 2])
    expect(of('HADDAD Karim').every((text) => text.includes('8 QUAI') && !text.includes('3 RUE DU MOULIN'))).toBe(true)
    expect(of('BELKACEM Samira').every((text) => text.includes('3 RUE DU MOULIN') && !text.includes('8 QUAI'))).toBe(
      true,
    )
    const deliveries = await deliveriesOf(batchId)
    expect(new Set(deliveries.map(({ letterNumber }) => letterNumber)).size).toBe(2)
    const texts = await revealCodes(db, { schoolId: actor.schoolId, codeIds: deliveries.map(({ codeId }) => codeId) })
    for (const { codeId, recipient } of deliveries) {
      const { guardian } = Recipient.parse(recipient)
      const bearers = sheets.filter((text) => text.includes(formatCode(texts.get(codeId) ?? 'none')))
      expect(bearers).toHaveLength(1)
      expect(bearers[0]).toContain(guardian)
    }
  })

  test('[TS-93] the first download dates the letters and ends their cancellation; each download is audited', async () => {
    const { actor, batchId, documentId } = await printed()
    const document = await openDocument(actor, documentId)
    await recordDownload(actor, document)
    await recordDownload(actor, document)
    expect(await datesOf(actor.schoolId)).toEqual([true, true])
    expect(await db.auditEvent.count({ where: { action: 'document.downloaded', targetId: documentId } })).toBe(2)
    expect(await cancelBatch(actor, batchId)).toEqual({ cancelled: 0 })
    expect(await datesOf(actor.schoolId)).toEqual([true, true])
    expect(await db.storedDocument.count({ where: { id: documentId } })).toBe(1)
  })

  test('cancelled before any download: the file is gone, a late download finds nothing', async () => {
    const { actor, batchId, documentId } = await printed()
    const document = await openDocument(actor, documentId)
    await cancelBatch(actor, batchId)
    await expect(recordDownload(actor, document)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(openDocument(actor, documentId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await datesOf(actor.schoolId)).toEqual([false, false])
  })

  test('a download and a cancellation at once: never both', async () => {
    const { actor, batchId, documentId } = await printed()
    const document = await openDocument(actor, documentId)
    await Promise.allSettled([recordDownload(actor, document), cancelBatch(actor, batchId)])
    const states = new Set((await deliveriesOf(batchId)).map(({ state }) => state))
    expect(states.size).toBe(1)
    expect(await datesOf(actor.schoolId)).toEqual(states.has('ACCEPTED') ? [true, true] : [false, false])
  })

  test('[TS-93] the end of the delay dates no letter: they are to be printed until somebody downloads them', async () => {
    const { actor, batchId } = await printed()
    await startBatchNow(actor, batchId)
    expect(await startBatch(batchId)).toBe('SENDING')
    expect(await datesOf(actor.schoolId)).toEqual([false, false])
    await expect(cancelBatch(actor, batchId)).rejects.toMatchObject({ code: 'CLOSED' })
    await db.notificationBatch.update({ where: { id: batchId }, data: { startedAt: new Date(Date.now() - 3_600_000) } })
    await db.$executeRaw`delete from job_event where data->>'batchId' = ${batchId}`
    await wakeForgottenBatches()
    expect(await db.$queryRaw`select name from job_event where data->>'batchId' = ${batchId}`).toEqual([])
    const dashboard = await getDashboard(actor)
    expect(dashboard).toMatchObject({
      toPrint: [{ batchId, kind: 'CAR', letters: 2 }],
      causes: { TO_PRINT: 2, SENDING: 0 },
    })
    const runs = async () => (await listCodeRuns(actor, { page: 1 })).rows
    const run = { id: batchId, emails: 0, letters: 2, people: 2, who: 'Élèves non notifiés uniquement' }
    expect(await runs()).toMatchObject([{ ...run, state: 'SENDING', toPrint: 2, notified: 0 }])
    await downloadFiles(actor, batchId)
    expect(await runs()).toMatchObject([{ ...run, toPrint: 0, notified: 2 }])
    expect(await datesOf(actor.schoolId)).toEqual([true, true])
    expect(await startBatch(batchId)).toBe('DONE')
    expect(await getDashboard(actor)).toMatchObject({ toPrint: [], causes: { TO_PRINT: 0, NOT_OPENED: 2 } })
  })

  test('[TS-31][XC-07] a code replaced before the download leaves the file, and stays in the report with its reason', async () => {
    const { actor, batchId, documentId } = await printed()
    const [first] = await deliveriesOf(batchId)
    const dead = await db.activationCode.findUniqueOrThrow({ where: { id: first?.codeId } })
    const holder = { kind: 'CAR' as const, holderId: dead.guardianshipId ?? '' }
    const stale = await openDocument(actor, documentId)
    await renewCode(actor, { ...holder, shownCodeId: dead.id })
    const events = await db.$queryRaw<{ name: string }[]>`
      select name from job_event where data->>'batchId' = ${batchId} and name = 'mailings/letters.died'`
    expect(events).toHaveLength(1)
    await expect(recordDownload(actor, stale)).rejects.toMatchObject({ code: 'CONFLICT', message: FILE_REDRAWN })
    expect(await datesOf(actor.schoolId)).toEqual([false, false, false])
    expect(await redrawFiles(batchId)).toEqual([])
    for (const id of await planFiles(batchId)) await closeFile(id, (await printFile(id)).pages)
    const text = (await readPdf(await bytesOf(documentId))).pages.map((page) => page.text).join()
    expect(text).toContain('LEROY Zoé')
    expect(text).not.toContain('HADDAD')
    await downloadFiles(actor, batchId)
    const figures = batchFigures((await findBatch(actor, batchId, ['CAR']))?.counts ?? [])
    expect(figures).toMatchObject({ total: 2, notified: 1, dropped: 1, toTakeUp: 0, waiting: 0 })
    const untold = await listBatchLines(actor, { batchId, untold: true })
    expect(untold.map(({ guardian, why, holder }) => [guardian?.name, why, holder])).toEqual([
      ['HADDAD Karim', 'Code remplacé', holder],
    ])
    expect((await exportBatchLines(actor, batchId)).csv).toMatch(/HADDAD Karim.*Code remplacé/)
  })

  test('printing that died is taken up again on the same file; a code withdrawn meanwhile is not printed', async () => {
    const { batchId } = await requested()
    const [documentId = ''] = await planFiles(batchId)
    await db.storedDocumentChunk.create({ data: { documentId, position: 0, bytes: Buffer.from('half') } })
    const [first] = await deliveriesOf(batchId)
    await db.activationCode.update({
      where: { id: first?.codeId },
      data: { invalidatedAt: new Date(), invalidationReason: 'ERROR', encrypted: null },
    })
    expect(await planFiles(batchId)).toEqual([documentId])
    expect(await printFile(documentId)).toEqual({ pages: 1 })
    expect((await readPdf(await bytesOf(documentId))).pages[0]?.text).toContain('LEROY Zoé')
    expect((await deliveriesOf(batchId)).map(({ state }) => state)).toEqual(['CANCELLED', 'PLANNED'])
  })

  test('another school, and a person without the right, cannot download; a foreign letter cannot be read', async () => {
    const { actor, batchId, documentId } = await printed()
    const other = await schoolWithCodes([])
    await expect(openDocument(other.actor, documentId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const delegate = staffActor({ ...actor, role: 'DELEGATE', permissions: new Set(['school:read']) })
    await expect(openDocument(delegate, documentId)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(openDocument(familyActor(), documentId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const [first] = await deliveriesOf(batchId)
    expect(await readLetter(other.actor, first?.id ?? '')).toBeNull()
  })

  test('[TS-04] the page of a letter shows the same code as the file, and each reading is audited', async () => {
    const { actor, batchId, documentId } = await printed()
    const [first] = await deliveriesOf(batchId)
    const view = await readLetter(actor, first?.id ?? '')
    const code = view?.letter.children[0]?.code ?? 'none'
    expect((await readPdf(await bytesOf(documentId))).pages[1]?.text).toContain(code)
    const [event] = await db.auditEvent.findMany({
      where: { action: 'activation-code.displayed', targetId: first?.codeId },
    })
    expect(event?.data).toEqual({ count: 1 })
    expect(JSON.stringify(event)).not.toContain(code.slice(0, 4))
  })

  test('the page of a letter announces the téléservices of the file, whatever closed since', async () => {
    const { actor, batchId } = await printed()
    await db.schoolTeleservice.updateMany({
      where: { schoolId: actor.schoolId, kind: 'ABSENCES' },
      data: { open: false },
    })
    const [first] = await deliveriesOf(batchId)
    const view = await readLetter(actor, first?.id ?? '')
    expect(JSON.stringify(view?.texts.body)).toContain('absences')
  })

  test('the sweep wakes what nobody woke: a delay that ended, letters without a file', async () => {
    const { batchId } = await requested()
    await db.notificationBatch.update({
      where: { id: batchId },
      data: { cancellableUntil: new Date(Date.now() - 1), createdAt: new Date(Date.now() - 3_600_000) },
    })
    await db.$executeRaw`delete from job_event where data->>'batchId' = ${batchId}`
    await wakeForgottenBatches()
    await wakeForgottenBatches()
    const events = await db.$queryRaw<{ name: string }[]>`
      select name from job_event where data->>'batchId' = ${batchId} order by name`
    expect(events.map(({ name }) => name)).toEqual(['mailings/batch.delay-ended', 'mailings/letters.requested'])
  })
})
