import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { invalidateCodes } from '@/lib/accounts'
import { schoolSystemActor } from '@/lib/auth/actor'
import { openDocument } from '@/lib/documents/open-document'
import { recordDownload } from '@/lib/documents/record-download'
import { readChunks } from '@/lib/documents/store'
import { cancelBatch } from '@/lib/mailings/commands/cancel-batch'
import { startBatchNow } from '@/lib/mailings/commands/start-batch'
import { closeFile, planFiles } from '@/lib/mailings/jobs/plan-files'
import { printFile } from '@/lib/mailings/jobs/print-file'
import { wakeForgottenBatches } from '@/lib/mailings/jobs/resume-batches'
import { sendEmails } from '@/lib/mailings/jobs/send-emails'
import { localMailer } from '@/lib/notifications/local-mailbox'
import { today } from '@/lib/platform/clock'
import { addDays, fromDbDate } from '@/lib/platform/dates'
import { db } from '@/lib/platform/db'
import { createStudentCodes } from '@/lib/teleservices/holders/commands/create-student-codes'
import { readLetter } from '@/lib/teleservices/letters/queries/read-letter'
import { readStudentSheet } from '@/lib/teleservices/letters/queries/read-student-sheet'
import { requestStudentNotification } from '@/lib/teleservices/notifications/commands/request-student-notification'
import {
  ALL_CLOSED,
  ALL_NOTIFIED,
  NO_STUDENT_FREE,
  SELECTION_CHANGED,
  STUDENT_REFUSALS,
} from '@/lib/teleservices/notifications/messages'
import { checkStudentNotification } from '@/lib/teleservices/notifications/queries/check-student-notification'
import { exportBatchLines } from '@/lib/teleservices/notifications/queries/export-batch-lines'
import { listNotifiableStudents } from '@/lib/teleservices/notifications/queries/list-notifiable-students'
import { previewStudentSheet } from '@/lib/teleservices/notifications/queries/preview-student-sheet'
import type { StudentNotificationSearch } from '@/lib/teleservices/notifications/schemas-students'
import { buildSchool, buildStaff, buildStudent } from '@/prisma/seed/builders'
import { staffActor } from '../../../support/actors'
import { deliveriesOf, downloadFiles } from '../../../support/notifications'
import { readPdf } from '../../../support/pdf'

type Pupil = NonNullable<Parameters<typeof buildStudent>[0]>

const search = (values: Partial<StudentNotificationSearch> = {}): StudentNotificationSearch => ({
  population: 'tous',
  mef: '',
  division: '',
  envoi: '',
  untold: true,
  mode: ['papier'],
  page: 1,
  ...values,
})

async function schoolOf(pupils: Pupil[], open: ('NOTES' | 'ABSENCES')[] = ['NOTES']) {
  const school = await buildSchool({ open })
  const { account } = await buildStaff({ schoolId: school.id })
  const actor = staffActor({ id: account.id, schoolId: school.id, academieId: school.academieId })
  const students = []
  for (const pupil of pupils) students.push(await buildStudent({ ...pupil, schoolId: school.id }))
  return { school, actor, students }
}

const THREE: Pupil[] = [
  { division: '2DE1', familyName: 'ABADIE', firstName: 'Noé' },
  { division: '1G3', familyName: 'LEROY', firstName: 'Zoé' },
  { division: '1G3', familyName: 'CARON', firstName: 'Inès' },
]

const ask = (
  actor: Parameters<typeof requestStudentNotification>[0],
  values: Partial<StudentNotificationSearch> = {},
) => requestStudentNotification(actor, { requestKey: randomUUID(), search: search(values) })

async function print(batchId: string) {
  const documentIds = await planFiles(batchId)
  for (const id of documentIds) await closeFile(id, (await printFile(id)).pages)
  return documentIds
}

async function pdfOf(documentId: string) {
  const parts: Uint8Array[] = []
  for await (const part of readChunks(documentId)) parts.push(part)
  return readPdf(Buffer.concat(parts))
}

const codesOf = (schoolId: string) =>
  db.activationCode.findMany({ where: { schoolId, kind: 'CAE', invalidatedAt: null }, include: { student: true } })
const dated = async (schoolId: string) => (await codesOf(schoolId)).filter(({ notifiedAt }) => notifiedAt).length

describe('notification of the pupils in bulk', () => {
  test('[TS-107][TS-109] one file, by division, a page before each with its count, one sheet a pupil', async () => {
    const { school, actor } = await schoolOf(THREE)
    const { batchId } = await ask(actor)
    const documentIds = await print(batchId)
    expect(documentIds).toHaveLength(1)
    const { pages, marked } = await pdfOf(documentIds[0] ?? '')
    expect(marked).toBe(true)
    expect(pages.map(({ text }) => text.match(/Division \S+|(?<=\n)[A-Z]+ \p{L}+(?=\n)/u)?.[0])).toMatchObject([
      'Division 1G3',
      'CARON Inès',
      'LEROY Zoé',
      'Division 2DE1',
      'ABADIE Noé',
    ])
    expect(pages[0]?.text).toMatch(/2\sfiches/)
    const caron = (await codesOf(school.id)).find(({ student }) => student?.familyName === 'CARON')
    expect(pages[1]?.text).toMatch(new RegExp(`${caron?.first4} - \\w{3} - \\w{3} - ${caron?.last3}`))
    const document = await openDocument(actor, documentIds[0] ?? '')
    expect(document.fileName).toMatch(/^Notification Elèves \d\d-\d\d-\d{4}, Tous les élèves, 3.fiches, .+\.pdf$/)
  })

  test('[TS-50][TS-47] makes the codes that are missing, usable the next day; not one that was withdrawn', async () => {
    const { school, actor, students } = await schoolOf(THREE)
    await createStudentCodes(schoolSystemActor('test', school.id), school.id)
    const [refused] = await db.activationCode.findMany({ where: { studentId: students[0]?.id } })
    await db.$transaction((tx) =>
      invalidateCodes(tx, actor, { schoolId: school.id, codeIds: [refused?.id ?? ''], reason: 'REFUSAL' }),
    )
    await buildStudent({ schoolId: school.id, familyName: 'NEUF' })
    const page = await listNotifiableStudents(actor, search())
    expect(page.rows.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'CARON Inès (1G3) READY',
      'LEROY Zoé (1G3) READY',
      'NEUF Lina (1G3) READY',
      'ABADIE Noé (2DE1) WITHDRAWN',
    ])
    const { batchId } = await ask(actor)
    expect(await deliveriesOf(batchId)).toHaveLength(3)
    const codes = await codesOf(school.id)
    expect(codes.map(({ student }) => student?.familyName).sort()).toEqual(['CARON', 'LEROY', 'NEUF'])
    expect(new Set(codes.map(({ usableFrom }) => fromDbDate(usableFrom)))).toEqual(new Set([addDays(today(), 1)]))
  })

  test('[TS-110][TS-91] the first download stores the date; who has one is never processed again', async () => {
    const { school, actor } = await schoolOf(THREE)
    const { batchId } = await ask(actor, { population: 'division', division: '1G3' })
    const [documentId = ''] = await print(batchId)
    expect(await dated(school.id)).toBe(0)
    await recordDownload(actor, await openDocument(actor, documentId))
    expect(await dated(school.id)).toBe(2)
    await expect(ask(actor, { population: 'division', division: '1G3' })).rejects.toMatchObject({
      message: ALL_NOTIFIED,
    })
    const second = await ask(actor, { untold: false })
    expect((await deliveriesOf(second.batchId)).map(({ recipient }) => recipient)).toMatchObject([
      { student: 'ABADIE Noé', division: '2DE1' },
    ])
    // Waiting for its sheet is not free either.
    await expect(ask(actor, { population: 'division', division: '2DE1' })).rejects.toMatchObject({
      message: NO_STUDENT_FREE,
    })
    expect((await listNotifiableStudents(actor, search({ untold: false }))).rows.map(({ state }) => state)).toEqual([
      'NOTIFIED',
      'NOTIFIED',
      'SENDING',
    ])
    expect((await listNotifiableStudents(actor, search())).rows.map(({ state }) => state)).toEqual(['SENDING'])
  })

  test('[TS-108] the population: every pupil, a MEF, a division; other schools never', async () => {
    const { actor } = await schoolOf([...THREE, { mefCode: '22110019110', division: '2DE2', familyName: 'SEUL' }])
    await schoolOf([{ division: '1G3', familyName: 'AILLEURS' }])
    const names = async (values: Partial<StudentNotificationSearch>) =>
      (await listNotifiableStudents(actor, search(values))).rows.map(({ name }) => name.split(' ')[0])
    expect(await names({})).toEqual(['CARON', 'LEROY', 'ABADIE', 'SEUL'])
    expect(await names({ population: 'mef', mef: '22110019110' })).toEqual(['SEUL'])
    expect(await names({ population: 'division', division: '2DE1' })).toEqual(['ABADIE'])
    expect(await names({ population: 'division', division: 'RIEN' })).toEqual([])
    expect(await checkStudentNotification(actor, search())).toMatchObject({ sheets: 4, divisions: 3, refusal: null })
  })

  test('[TS-111][TS-96] by e-mail as an option: who has an address receives it there, a sheet for the others', async () => {
    const email = `zoe.${randomUUID()}@eleve.example`
    const { school, actor } = await schoolOf([{ ...THREE[0] }, { ...THREE[1], email }])
    const { batchId } = await ask(actor, { mode: ['courriel', 'papier'] })
    expect((await deliveriesOf(batchId)).map(({ channel }) => channel)).toEqual(['EMAIL', 'LETTER'])
    await print(batchId)
    await downloadFiles(actor, batchId)
    await startBatchNow(actor, batchId)
    await sendEmails(batchId, localMailer)
    const mail = await db.localMessage.findFirstOrThrow({ where: { to: email } })
    expect(mail.subject).toBe('Votre code pour suivre votre scolarité')
    expect(mail.text).toMatch(/Bonjour Zoé,[\s\S]+\w{4} - \w{3} - \w{3} - \w{3}[\s\S]+votre date de naissance/)
    expect(mail.html).toContain('Votre code d’activation')
    expect(await dated(school.id)).toBe(2)
  })

  test('[TS-111] by e-mail only, those without an address are left out and listed for another way', async () => {
    const { actor } = await schoolOf([{ ...THREE[0] }, { ...THREE[1], email: 'zoe@eleve.example' }])
    const { batchId } = await ask(actor, { mode: ['courriel'] })
    expect((await deliveriesOf(batchId)).map(({ state, reason }) => [state, reason])).toEqual([
      ['PLANNED', null],
      ['UNREACHABLE', 'NO_EMAIL'],
    ])
    const { fileName, csv } = await exportBatchLines(actor, batchId)
    expect(fileName).toBe('Elèves non notifiés.csv')
    expect(csv).toContain('ABADIE Noé;2DE1;Aucun courriel')
    await expect(ask(actor, { mode: ['courriel'] })).rejects.toMatchObject({ message: STUDENT_REFUSALS.UNREACHABLE })
  })

  test('[TS-92] nothing while every téléservice is closed', async () => {
    const { school, actor } = await schoolOf(THREE, [])
    expect(await checkStudentNotification(actor, search())).toMatchObject({ refusal: 'CLOSED' })
    await expect(ask(actor)).rejects.toMatchObject({ message: ALL_CLOSED })
    expect(await codesOf(school.id)).toEqual([])
  })

  test('[XC-07] the pupils that « Attention » told of, codes still to be made included, and nobody else', async () => {
    const { school, actor } = await schoolOf(THREE)
    const { shown, sheets } = await checkStudentNotification(actor, search())
    const late = await buildStudent({ division: '1G3', schoolId: school.id })
    const asked = { requestKey: randomUUID(), search: search(), shown }
    await expect(requestStudentNotification(actor, asked)).rejects.toMatchObject({ message: SELECTION_CHANGED })
    expect(await db.delivery.count({ where: { schoolId: school.id } })).toBe(0)
    await db.student.update({ where: { id: late.id }, data: { leftOn: new Date('2026-11-01') } })
    await requestStudentNotification(actor, asked)
    expect(await db.delivery.count({ where: { schoolId: school.id } })).toBe(sheets)
  })

  test('two clicks with one key, and two people at once: each pupil in one run', async () => {
    const { school, actor } = await schoolOf(THREE)
    const requestKey = randomUUID()
    const [first, again] = await Promise.all([
      requestStudentNotification(actor, { requestKey, search: search() }),
      requestStudentNotification(actor, { requestKey, search: search() }),
    ])
    expect(first?.batchId).toBe(again?.batchId)
    await expect(ask(actor)).rejects.toMatchObject({ message: NO_STUDENT_FREE })
    expect(await db.delivery.count({ where: { schoolId: school.id } })).toBe(3)
  })

  test('taken back before the download: no date, the file is gone, the pupils can be notified again', async () => {
    const { school, actor } = await schoolOf(THREE)
    const { batchId } = await ask(actor)
    const [documentId = ''] = await print(batchId)
    expect(await cancelBatch(actor, batchId)).toEqual({ cancelled: 3 })
    await expect(openDocument(actor, documentId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await dated(school.id)).toBe(0)
    await expect(ask(actor)).resolves.toMatchObject({ repeated: false })
  })

  test('a printing that died is woken and taken up on the same file; a code withdrawn meanwhile is not printed', async () => {
    const { actor } = await schoolOf(THREE)
    const { batchId } = await ask(actor)
    const [documentId = ''] = await planFiles(batchId)
    await db.storedDocumentChunk.create({ data: { documentId, position: 0, bytes: Buffer.from('half') } })
    await db.notificationBatch.update({ where: { id: batchId }, data: { createdAt: new Date(Date.now() - 3_600_000) } })
    expect(await wakeForgottenBatches()).toBeGreaterThan(0)
    const woken = await db.$queryRaw<unknown[]>`
      select from job_event where id like ${`mailings/letters.requested-${batchId}-%`}`
    expect(woken).toHaveLength(1)
    const [first] = await deliveriesOf(batchId)
    await db.$transaction((tx) =>
      invalidateCodes(tx, actor, { schoolId: actor.schoolId, codeIds: [first?.codeId ?? ''], reason: 'ERROR' }),
    )
    expect(await print(batchId)).toEqual([documentId])
    // Two divisions, two sheets.
    expect((await pdfOf(documentId)).pages).toHaveLength(4)
    expect((await deliveriesOf(batchId)).map(({ state }) => state)).toEqual(['CANCELLED', 'PLANNED', 'PLANNED'])
  })

  test('[TS-04] the page of a sheet shows the code of the file and is audited; the example masks it', async () => {
    const { actor, students } = await schoolOf([{ ...THREE[0] }])
    const { batchId } = await ask(actor)
    const [documentId = ''] = await print(batchId)
    const [line] = await deliveriesOf(batchId)
    const view = await readStudentSheet(actor, line?.id ?? '')
    expect((await pdfOf(documentId)).pages[0]?.text).toContain(view?.texts.code ?? 'none')
    expect(await db.auditEvent.count({ where: { action: 'activation-code.displayed', targetId: line?.codeId } })).toBe(
      1,
    )
    expect(await readLetter(actor, line?.id ?? '')).toBeNull()
    const other = (await schoolOf([])).actor
    expect(await readStudentSheet(other, line?.id ?? '')).toBeNull()
    expect(await previewStudentSheet(other, students[0]?.id ?? '')).toBeNull()
    const preview = await previewStudentSheet(actor, students[0]?.id ?? '')
    expect(preview?.texts.code).toMatch(/^\w{4} - ••• - ••• - \w{3}$/)
  })
})
